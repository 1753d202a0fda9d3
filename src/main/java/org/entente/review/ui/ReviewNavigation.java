package org.entente.review.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the audit entries, for auditors. */
@Component
public class ReviewNavigation implements NavigationProvider {

    static final String ROUTE = "audit";

    private final CurrentMember currentMember;

    ReviewNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.AUDITOR))
                .map(member -> new NavigationItem(Words.of("review.title"), ROUTE, "audit", 300, null))
                .stream()
                .toList();
    }
}
