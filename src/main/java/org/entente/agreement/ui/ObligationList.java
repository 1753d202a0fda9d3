package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import org.entente.agreement.Agreement;
import org.entente.agreement.Obligation;
import org.entente.agreement.Obligations;
import org.entente.document.DocumentId;
import org.entente.document.ui.DocumentNavigation;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** What an agreement obliges its parties to do, by due date. */
class ObligationList extends Div {

    private final Obligations obligations;
    private final Agreement agreement;
    private final boolean writable;
    private final LocalDate today;

    ObligationList(Obligations obligations, Agreement agreement, boolean writable, LocalDate today) {
        this.obligations = obligations;
        this.agreement = agreement;
        this.writable = writable;
        this.today = today;
        addClassName("table-section");
        show();
    }

    private void show() {
        removeAll();
        List<Obligation> found = obligations.of(agreement.id());
        if (found.isEmpty()) {
            EmptyState empty = new EmptyState(Words.of("agreement.obligations.empty"));
            if (writable) {
                empty = new EmptyState(Words.of("agreement.obligations.empty"), addButton());
            }
            add(empty);
            return;
        }
        if (writable) {
            Div bar = new Div(addButton());
            bar.addClassName("list-actions");
            add(bar);
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("next-list", "obligation-list");
        found.forEach(obligation -> list.add(item(obligation)));
        add(list);
    }

    private Button addButton() {
        return new Button(
                Words.of("agreement.obligation.add"),
                click -> new ObligationSheet(obligations, agreement).add(this::show));
    }

    private ListItem item(Obligation obligation) {
        Obligation.Data data = obligation.data();
        Span duty = new Span(data.duty());
        duty.addClassName("obligation-duty");
        ListItem item = new ListItem(duty, badge(obligation));
        item.add(new Span(Words.of("agreement.obligation.due", AgreementWords.day(data.dueOn()))));
        item.add(
                data.party() == null
                        ? new Span(Words.of("agreement.obligation.all"))
                        : AgreementWords.party(data.party()));
        if (!data.article().isEmpty()) {
            item.add(new Span(data.article()));
        }
        evidence(obligation, item);
        if (writable) {
            item.add(actions(obligation));
        }
        return item;
    }

    private static void evidence(Obligation obligation, ListItem item) {
        if (obligation.evidence() != null) {
            item.add(new Anchor(
                    DocumentNavigation.document(new DocumentId(obligation.evidence())),
                    Icons.of("link"),
                    new Span(Words.of("agreement.obligation.evidence"))));
        }
        if (!obligation.evidenceNote().isEmpty()) {
            Span note = new Span(obligation.evidenceNote());
            note.addClassName("muted");
            item.add(note);
        }
    }

    private StatusBadge badge(Obligation obligation) {
        if (obligation.metOn() != null) {
            return new StatusBadge(
                    Words.of("agreement.obligation.met", AgreementWords.shortDay(obligation.metOn())), Tone.SUCCESS);
        }
        return obligation.overdue(today)
                ? new StatusBadge(Words.of("agreement.obligation.overdue"), Tone.DANGER)
                : new StatusBadge(Words.of("agreement.obligation.open"), Tone.INFO);
    }

    private Component actions(Obligation obligation) {
        Div actions = new Div();
        actions.addClassName("item-actions");
        if (obligation.metOn() == null) {
            actions.add(small(
                    "agreement.obligation.settle",
                    () -> new ObligationSheet(obligations, agreement).settle(obligation, today, this::show)));
            actions.add(small(
                    "agreement.obligation.change",
                    () -> new ObligationSheet(obligations, agreement).change(obligation, this::show)));
        } else {
            actions.add(small(
                    "agreement.obligation.reopen",
                    () -> AgreementSheet.attempt(() -> {
                        obligations.settle(agreement.id(), obligation, null, null, "");
                        show();
                    })));
        }
        return actions;
    }

    private static Button small(String words, Runnable then) {
        Button button = new Button(Words.of(words), click -> then.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
