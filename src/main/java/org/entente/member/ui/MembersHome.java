package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.member.Member;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.uikit.Figures;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** How many members there are, for those who look after them. */
@org.springframework.stereotype.Component
class MembersHome implements HomeSection {

    private static final Set<String> FOR = Set.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR);

    private final Members members;
    private final CurrentMember currentMember;

    MembersHome(Members members, CurrentMember currentMember) {
        this.members = members;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("member.title");
    }

    @Override
    public int order() {
        return 210;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> FOR.contains(member.role()))
                .isPresent();
    }

    @Override
    public Component content() {
        return new Figures()
                .add(count(Member.State.ACTIVE), Words.of("member.home.active"), MemberNavigation.ROUTE)
                .add(count(Member.State.SUSPENDED), Words.of("member.home.suspended"), MemberNavigation.ROUTE);
    }

    private int count(Member.State state) {
        return members.count(new MemberQuery(null, null, null, state, MemberQuery.Order.NATION, false));
    }
}
