package org.entente.review.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.entente.uikit.Words;

/** What may be asked next of an entry: of its refusal, its object, its actor and its nation. */
class EntryQuestions extends UnorderedList {

    private final Runnable left;

    /** @param left is called when one of them is followed */
    EntryQuestions(AuditEntry entry, Runnable left) {
        this.left = left;
        addClassName("entry-request");
        if (entry.outcome() != Outcome.SUCCESS) {
            ask(QuestionAddress.of(Question.DENIED).entry(entry.id()));
        }
        Optional<UUID> object = Optional.ofNullable(entry.objectId()).flatMap(PublicId::parse);
        object.ifPresent(id -> {
            ask(QuestionAddress.of(Question.SEEN).object(id));
            ask(QuestionAddress.of(Question.COULD).object(id).at(entry.occurredAt()));
        });
        UUID actor = entry.actor();
        if (actor != null) {
            ask(QuestionAddress.of(Question.DONE).who(actor));
        }
        Optional.ofNullable(entry.actorNation())
                .flatMap(NationCode::parse)
                .ifPresent(nation -> ask(QuestionAddress.of(Question.TAKEN).nation(nation)));
    }

    private void ask(QuestionAddress question) {
        RouterLink link = new RouterLink(Words.of("review.ask." + question.ask()), QuestionsView.class);
        link.setQueryParameters(question.address());
        link.getElement().addEventListener("click", click -> left.run());
        add(new ListItem(link));
    }
}
