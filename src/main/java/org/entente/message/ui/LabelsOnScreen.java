package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.Message;
import org.entente.uikit.ScreenMarking;

/** Tells the banners what messages a component shows, in the conversation's label. */
record LabelsOnScreen(Component shownBy) {

    void show(ConfidentialityLabel conversation, Collection<Message> messages) {
        Set<ConfidentialityLabel> labels = new LinkedHashSet<>();
        labels.add(conversation);
        messages.forEach(message -> labels.add(message.label()));
        ScreenMarking.show(shownBy, labels);
    }
}
