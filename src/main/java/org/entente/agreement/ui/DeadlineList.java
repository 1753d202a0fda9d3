package org.entente.agreement.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.agreement.AgreementDeadline;
import org.entente.agreement.Agreements;
import org.entente.agreement.Deadlines;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.EmptyState;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** The days that agreements set within the next two years, by date, and what is overdue. */
class DeadlineList extends Div {

    private static final int DAYS = 730;

    private final Deadlines deadlines;

    DeadlineList(Deadlines deadlines, LiveChanges changes) {
        this.deadlines = deadlines;
        show();
        LiveView.listen(this, changes, Agreements.TOPIC, change -> show());
    }

    private void show() {
        List<AgreementDeadline> found = deadlines.within(DAYS);
        removeAll();
        add(found.isEmpty() ? new EmptyState(Words.of("agreement.deadlines.empty")) : list(found));
        ScreenMarking.show(this, found.stream().map(AgreementDeadline::label).toList());
    }

    /** Deadlines as a list: what falls on which day, and of which agreement. */
    static UnorderedList list(List<AgreementDeadline> deadlines) {
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        deadlines.forEach(deadline -> list.add(item(deadline)));
        return list;
    }

    private static ListItem item(AgreementDeadline deadline) {
        Div name =
                new Div(new MarkingChip(deadline.label()), AgreementGrid.link(deadline.agreement(), deadline.title()));
        name.addClassName("plan-name");
        Span day = new Span(AgreementWords.day(deadline.deadline().on()));
        day.addClassName("deadline-day");
        Span what = new Span(
                deadline.duty() == null
                        ? AgreementWords.of(deadline.deadline().kind(), deadline.binding())
                        : deadline.duty());
        ListItem item = new ListItem(name, day, what);
        if (deadline.deadline().party() != null) {
            item.add(AgreementWords.party(deadline.deadline().party()));
        }
        return item;
    }
}
