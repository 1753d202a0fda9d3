package org.entente.nation.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the nations, for administrators. */
@Component
public class NationNavigation implements NavigationProvider {

    static final String ROUTE = "administration/nations";

    private final CurrentMember currentMember;

    NationNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.ADMINISTRATOR))
                .map(member -> new NavigationItem(
                        Words.of("nation.title"), ROUTE, "nations", 210, Words.of("nation.navigation.section")))
                .stream()
                .toList();
    }
}
