package org.entente.review.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.entente.review.ObjectThen;
import org.entente.uikit.Facts;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** An object as it stood at a moment. */
class ObjectFacts extends Facts {

    ObjectFacts(ObjectThen object, Instant at) {
        add(Words.of("review.could.moment"), Times.dtg(at));
        add(Words.of("review.fact.kind"), Words.of("review.kind." + object.kind()));
        add(
                Words.of("review.column.workspace"),
                object.commons()
                        ? Words.of("review.could.is-commons", object.workspaceName())
                        : object.workspaceName());
        Span chips = new Span();
        chips.addClassName("entry-who");
        object.labels().forEach(label -> chips.add(new MarkingChip(label)));
        chips.add(new Span(Words.of("review.could.since", Answers.time(object.labelSince()))));
        add(Words.of("review.could.label"), chips);
        Instant withdrawn = object.withdrawnAt();
        if (withdrawn != null) {
            add(Words.of("review.could.withdrawn"), Times.dtg(withdrawn));
        }
        if (!object.decisionsKnown()) {
            add(Words.of("review.could.unknown"), Words.of("review.could.unknown.text"));
        }
    }
}
