package org.entente.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.binding.Arrival;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.relabelling.LabelReviews;
import org.springframework.stereotype.Component;

/** What a label that a file came with asks of the file's own, now and on days to come, kept for the database to hold to. */
@Component
class ForeignStages {

    private final ForeignLabelRepository foreign;
    private final LabelReviews reviews;
    private final Labels labels;

    ForeignStages(ForeignLabelRepository foreign, LabelReviews reviews, Labels labels) {
        this.foreign = foreign;
        this.reviews = reviews;
        this.labels = labels;
    }

    record Stage(Instant since, LabelId floor) {}

    /** The stages as the database knows them; outside of the transaction that keeps them. */
    List<Stage> known(Arrival arrival, LabelId own) {
        List<Stage> known = new ArrayList<>();
        for (Arrival.Stage stage : arrival.stages()) {
            LabelId floor = labels.intern(stage.label());
            labels.relate(floor, own);
            known.add(new Stage(stage.since(), floor));
        }
        return known;
    }

    /** Keeps them with the newest version, beside the label as it came; its day of review is the document's unless that has an earlier one. */
    void keep(DocumentId id, Arrival arrival, List<Stage> stages) {
        foreign.keep(id, arrival.binding());
        // The last first: what holds now is the one before the first that is to come.
        for (int i = stages.size() - 1; i >= 0; i--) {
            foreign.keepStage(id, stages.get(i).since(), i == 0, stages.get(i).floor());
        }
        Instant review = arrival.label().review();
        if (review != null) {
            LocalDate day = LocalDate.ofInstant(review, ZoneOffset.UTC);
            if (reviews.day(id.value()).filter(own -> !own.isAfter(day)).isEmpty()) {
                reviews.set(ObjectKind.DOCUMENT, id.value(), day);
            }
        }
    }
}
