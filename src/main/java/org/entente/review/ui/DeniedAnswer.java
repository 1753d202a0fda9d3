package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.review.Barrier;
import org.entente.review.Denied;
import org.entente.review.ObjectThen;
import org.entente.review.Sight;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Facts;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Why somebody was refused: the reason, how things stood at that moment, and what would have had to be otherwise. */
class DeniedAnswer extends Div {

    DeniedAnswer(Denied denied, SightWords words) {
        addClassName("answer");
        AuditEntry entry = denied.entry();
        if (entry.outcome() == Outcome.SUCCESS) {
            add(new EmptyState(Words.of("review.denied.not")));
            return;
        }
        String reason = entry.reason();
        add(new Facts()
                .add(Words.of("review.column.who"), EntryWords.who(entry))
                .add(Words.of("review.column.action"), EntryWords.action(entry.action()))
                .add(Words.of("review.column.time"), Times.dtg(entry.occurredAt()))
                .add(Words.of("review.column.outcome"), EntryWords.outcome(entry.outcome()))
                .add(
                        Words.of("review.fact.reason"),
                        reason == null ? Words.of("review.denied.no-reason") : EntryWords.reason(reason)));
        ObjectThen object = denied.then();
        Sight sight = denied.sight();
        if (object != null) {
            add(part("review.denied.object", new ObjectFacts(object, entry.occurredAt())));
        }
        if (object != null && sight != null) {
            add(part(
                    "review.denied.person",
                    new Facts()
                            .add(
                                    Words.of("review.denied.admission"),
                                    sight.barriers().contains(Barrier.NOT_ADMITTED)
                                            ? Words.of("review.barrier.NOT_ADMITTED")
                                            : words.admission(sight))
                            .add(Words.of("review.denied.clearance"), words.clearance(sight))
                            .add(Words.of("review.fact.role"), EntryWords.role(sight.role()))));
            add(sight.could() ? new Paragraph(Words.of("review.denied.could-read")) : barriers(sight, object, words));
        } else {
            String key = "review.denied.otherwise." + reason;
            add(new Paragraph(Words.has(key) ? Words.of(key) : Words.of("review.denied.otherwise")));
        }
    }

    private static Component barriers(Sight sight, ObjectThen object, SightWords words) {
        UnorderedList list = new UnorderedList();
        sight.barriers()
                .forEach(barrier -> list.add(new ListItem(
                        new Span(words.barrier(barrier, sight, object) + " "), new Span(SightWords.remedy(barrier)))));
        return part("review.denied.otherwise.title", list);
    }

    private static Component part(String title, Component content) {
        Div part = new Div(new H3(Words.of(title)), content);
        part.addClassName("entry-part");
        return part;
    }
}
