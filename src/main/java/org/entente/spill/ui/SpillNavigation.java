package org.entente.spill.ui;

import java.util.List;
import java.util.Set;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.spill.SpillId;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The addresses of cases, and the way to them for liaison officers and auditors. */
@Component
class SpillNavigation implements NavigationProvider {

    static final String LIST = "spills";
    static final String SPILL = "spills/:spill";

    /** Of the list: cases about one object alone. */
    static final String OBJECT = "object";

    private static final int ORDER = 310;

    private final CurrentMember currentMember;

    SpillNavigation(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    static String spill(SpillId id) {
        return LIST + "/" + id;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> Set.of(Roles.LIAISON_OFFICER, Roles.AUDITOR).contains(member.role()))
                .map(member -> new NavigationItem(Words.of("spill.title"), LIST, "shield", ORDER, null))
                .stream()
                .toList();
    }
}
