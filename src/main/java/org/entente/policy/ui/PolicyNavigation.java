package org.entente.policy.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the security policies, for administrators. */
@Component
public class PolicyNavigation implements NavigationProvider {

    static final String ROUTE = "administration/policies";

    private final CurrentMember currentMember;

    PolicyNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.ADMINISTRATOR))
                .map(member -> new NavigationItem(
                        Words.of("policy.title"), ROUTE, "label", 215, Words.of("policy.navigation.section")))
                .stream()
                .toList();
    }
}
