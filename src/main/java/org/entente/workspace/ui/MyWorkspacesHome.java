package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.nation.Nations;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceRequests;
import org.entente.workspace.Workspaces;

/** The workspaces a liaison officer is admitted to, each with the way into it. */
@org.springframework.stereotype.Component
class MyWorkspacesHome implements HomeSection {

    private final Workspaces workspaces;
    private final CurrentMember currentMember;
    private final LiveChanges changes;
    private final WorkspaceRequests requests;
    private final Nations nations;
    private final Labels labels;

    MyWorkspacesHome(
            Workspaces workspaces,
            WorkspaceRequests requests,
            Nations nations,
            Labels labels,
            CurrentMember currentMember,
            LiveChanges changes) {
        this.workspaces = workspaces;
        this.requests = requests;
        this.nations = nations;
        this.labels = labels;
        this.currentMember = currentMember;
        this.changes = changes;
    }

    @Override
    public String title() {
        return Words.of("workspace.home.mine");
    }

    @Override
    public int order() {
        return 100;
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
        Div cards = new Div();
        cards.addClassName("workspace-cards");
        show(cards);
        WhileShown.listen(
                cards, again -> changes.subscribe(Workspaces.TOPIC, change -> again.run())::close, () -> show(cards));
        return new Div(cards, new MyWorkspaceRequests(requests, nations, labels.policies(), changes));
    }

    private void show(Div cards) {
        cards.removeAll();
        List<Workspace> mine = workspaces.list();
        mine.forEach(workspace -> cards.add(card(workspace)));
        if (mine.isEmpty()) {
            cards.add(new EmptyState(Words.of("workspace.home.mine.empty")));
        }
    }

    private static Anchor card(Workspace workspace) {
        Span name = new Span(workspace.name());
        name.addClassName("workspace-card-name");
        Span purpose = new Span(workspace.purpose());
        purpose.addClassName("workspace-card-purpose");
        Div terms = new Div(new Span(Words.of(
                "workspace.ceiling", workspace.policy(), workspace.ceiling().name())));
        terms.addClassName("workspace-card-terms");
        AdmissionRole role = workspace.myRole();
        if (role != null) {
            terms.addComponentAsFirst(new StatusBadge(WorkspaceWords.role(role), Tone.INFO));
        }
        if (workspace.commons()) {
            terms.addComponentAsFirst(new StatusBadge(Words.of("workspace.commons"), Tone.INFO));
        }
        if (workspace.state() == Workspace.State.SEALED) {
            terms.add(WorkspaceWords.state(workspace));
        }
        Anchor card = new Anchor(WorkspaceNavigation.href(workspace.id()), name, purpose, terms);
        card.addClassName("workspace-card");
        return card;
    }
}
