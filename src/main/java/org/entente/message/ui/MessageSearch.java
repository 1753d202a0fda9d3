package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import org.entente.uikit.SearchSection;
import org.entente.uikit.Words;

/** The messages that the search field finds, in all conversations of whoever asks. */
@org.springframework.stereotype.Component
class MessageSearch implements SearchSection {

    private final MessageDesk desk;

    MessageSearch(MessageDesk desk) {
        this.desk = desk;
    }

    @Override
    public String key() {
        return "messages";
    }

    @Override
    public String title() {
        return Words.of("message.title");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Component results(String text) {
        return new MessageHits(desk, desk.messages().search(null, null, text, MessageHits.MOST), true);
    }
}
