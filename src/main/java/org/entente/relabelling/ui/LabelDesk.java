package org.entente.relabelling.ui;

import com.vaadin.flow.component.Component;
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

    LabelDesk(Relabelling relabelling, LabelReviews reviews, Labels labels, LiveChanges changes) {
        this.relabelling = relabelling;
        this.reviews = reviews;
        this.labels = labels;
        this.changes = changes;
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
