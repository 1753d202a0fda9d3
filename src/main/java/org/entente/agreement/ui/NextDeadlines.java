package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.agreement.AgreementDeadline;
import org.entente.agreement.Deadlines;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** On the start page: what agreements ask for next. Whoever opens it also sees to it that others are told. */
@org.springframework.stereotype.Component
class NextDeadlines implements HomeSection {

    private static final int DAYS = 90;
    private static final int SHOWN = 6;

    private final Deadlines deadlines;
    private final CurrentMember currentMember;

    NextDeadlines(Deadlines deadlines, CurrentMember currentMember) {
        this.deadlines = deadlines;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("agreement.deadlines.next");
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        deadlines.tell();
        List<AgreementDeadline> next =
                deadlines.within(DAYS).stream().limit(SHOWN).toList();
        if (next.isEmpty()) {
            return new EmptyState(Words.of("agreement.deadlines.next.empty"));
        }
        Component list = DeadlineList.list(next);
        ScreenMarking.show(list, next.stream().map(AgreementDeadline::label).toList());
        return list;
    }
}
