package org.entente.member.ui;

import java.util.List;
import java.util.Set;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the members, for those who look after them. */
@Component
public class MemberNavigation implements NavigationProvider {

    static final String ROUTE = "administration/members";

    private static final Set<String> FOR = Set.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR);

    private final CurrentMember currentMember;

    MemberNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> FOR.contains(member.role()))
                .map(member -> new NavigationItem(
                        Words.of("member.title"), ROUTE, "people", 220, Words.of("member.navigation.section")))
                .stream()
                .toList();
    }
}
