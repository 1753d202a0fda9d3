package org.entente.recertification.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.recertification.Recertifications;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to the list of rounds, for administrators with how many they have to look into, and for auditors. */
@Component
class RecertificationNavigation implements NavigationProvider {

    static final String LIST = "recertifications";
    static final String ENDED = "admissions";

    private static final String ICON = "check";

    private final CurrentMember currentMember;
    private final Recertifications recertifications;
    private final LiveChanges changes;

    RecertificationNavigation(CurrentMember currentMember, Recertifications recertifications, LiveChanges changes) {
        this.currentMember = currentMember;
        this.recertifications = recertifications;
        this.changes = changes;
    }

    /** Where administrators manage a workspace, and answer in its round. */
    static String administration(WorkspaceId workspace) {
        return "administration/workspaces/" + workspace;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .map(member -> switch (member.role()) {
                    case Roles.ADMINISTRATOR ->
                        List.of(new NavigationItem(
                                Words.of("recertification.navigation"),
                                LIST,
                                ICON,
                                235,
                                Words.of("workspace.navigation.administration"),
                                recertifications.waiting()));
                    case Roles.AUDITOR ->
                        List.of(new NavigationItem(Words.of("recertification.navigation"), LIST, ICON, 315, null));
                    default -> List.<NavigationItem>of();
                })
                .orElseGet(List::of);
    }

    @Override
    public Registration onChange(Runnable changed) {
        return changes.subscribe(Recertifications.TOPIC, change -> changed.run())::close;
    }
}
