package org.entente.workspace.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceRequests;
import org.entente.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** The ways to workspaces: for liaison officers into each they are admitted to, for administrators to where they are managed. */
@Component
public class WorkspaceNavigation implements NavigationProvider {

    static final String ADMINISTRATION = "administration/workspaces";

    private static final int FIRST = 100;

    private final CurrentMember currentMember;
    private final Workspaces workspaces;
    private final WorkspaceRequests requests;
    private final LiveChanges changes;

    WorkspaceNavigation(
            CurrentMember currentMember, Workspaces workspaces, WorkspaceRequests requests, LiveChanges changes) {
        this.currentMember = currentMember;
        this.workspaces = workspaces;
        this.requests = requests;
        this.changes = changes;
    }

    /** The route of a workspace's own page, without a leading slash. */
    public static String href(WorkspaceId workspace) {
        return "workspaces/" + workspace;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .map(member -> switch (member.role()) {
                    case Roles.LIAISON_OFFICER -> admittedTo();
                    case Roles.ADMINISTRATOR ->
                        List.of(new NavigationItem(
                                Words.of("workspace.title"),
                                ADMINISTRATION,
                                "workspaces",
                                230,
                                Words.of("workspace.navigation.administration"),
                                requests.countWaiting()));
                    default -> List.<NavigationItem>of();
                })
                .orElse(List.of());
    }

    @Override
    public Registration onChange(Runnable changed) {
        LiveChanges.Subscription made = changes.subscribe(Workspaces.TOPIC, change -> changed.run());
        LiveChanges.Subscription asked = changes.subscribe(WorkspaceRequests.TOPIC, change -> changed.run());
        return () -> {
            made.close();
            asked.close();
        };
    }

    private List<NavigationItem> admittedTo() {
        List<Workspace> mine = workspaces.list();
        String section = Words.of("workspace.navigation.section");
        return IntStream.range(0, mine.size())
                .mapToObj(n -> new NavigationItem(
                        mine.get(n).name(), href(mine.get(n).id()), "workspaces", FIRST + n, section))
                .toList();
    }
}
