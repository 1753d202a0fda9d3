package org.entente.relabelling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.UUID;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.Relabelling;
import org.entente.uikit.SideSheet;

/** What pages of objects take to have their labels changed on them. */
@org.springframework.stereotype.Component
public class LabelDesk {

    private final Relabelling relabelling;
    private final LabelReviews reviews;
    private final Labels labels;
    private final LiveChanges changes;
    private final List<LabelAct> acts;

    LabelDesk(Relabelling relabelling, LabelReviews reviews, Labels labels, LiveChanges changes, List<LabelAct> acts) {
        this.relabelling = relabelling;
        this.reviews = reviews;
        this.labels = labels;
        this.changes = changes;
        this.acts = List.copyOf(acts);
    }

    /** What else may be done with whatever has a label, by anybody who reads it. */
    public List<LabelAct> acts() {
        return acts;
    }

    /**
     * The same as buttons for the head of a page.
     *
     * @param changed is run if the page has to be read again
     */
    public Button[] actions(LabelTarget target, Runnable changed) {
        return acts.stream()
                .map(act -> new Button(act.name(), click -> act.begin(target, changed)))
                .toArray(Button[]::new);
    }

    /**
     * The sheet in which a label is changed, not yet opened.
     *
     * @param ground what labels may be given where the object is
     * @param changed is run once the label was changed, or is no longer what the page shows
     */
    public SideSheet sheet(LabelTarget target, LabelGround ground, Runnable changed) {
        return new RelabelSheet(relabelling, reviews, labels, target, ground, changed).sheet();
    }

    /** What waits on the page of an object, and when its label is looked at again; followed while it is shown. Nothing is seen of it where there is nothing. */
    public Component waiting(UUID page) {
        return new WaitingChanges(relabelling, reviews, labels, changes, page);
    }
}
