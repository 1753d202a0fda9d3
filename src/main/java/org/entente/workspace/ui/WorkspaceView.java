package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;
import org.entente.workspace.Holds;
import org.entente.workspace.Retention;
import org.entente.workspace.RetentionKind;
import org.entente.workspace.Retentions;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** A workspace as those admitted to it see it: a tab for each feature that has something in it. */
@Route("workspaces/:workspace")
@RolesAllowed(Roles.LIAISON_OFFICER)
class WorkspaceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Workspaces workspaces;
    private final Retentions retentions;
    private final Holds holds;
    private final List<WorkspaceSection> sections;
    private @Nullable Workspace shown;
    private Map<RetentionKind, Retention> kept = Map.of();
    private boolean held;
    private @Nullable SectionTabs tabs;
    private QueryParameters address = QueryParameters.empty();

    WorkspaceView(
            Workspaces workspaces,
            Retentions retentions,
            Holds holds,
            List<WorkspaceSection> sections,
            LiveChanges changes) {
        this.workspaces = workspaces;
        this.retentions = retentions;
        this.holds = holds;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(WorkspaceSection::order))
                .toList();
        addClassName("page");
        WhileShown.listen(
                this,
                changed -> {
                    LiveChanges.Subscription subscription =
                            changes.subscribe(Workspaces.TOPIC, change -> changed.run());
                    return Registration.once(subscription::close);
                },
                this::checkAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getLocation().getQueryParameters();
        Optional<Workspace> found = event.getRouteParameters()
                .get("workspace")
                .flatMap(WorkspaceId::parse)
                .flatMap(workspaces::open);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : shown.name();
    }

    private void show(Workspace workspace) {
        shown = workspace;
        removeAll();
        ViewHeader header = new ViewHeader(workspace.name())
                .status(new StatusBadge(
                        Words.of(
                                "workspace.ceiling",
                                workspace.policy(),
                                workspace.ceiling().name()),
                        Tone.NEUTRAL));
        if (workspace.state() == Workspace.State.SEALED) {
            header.status(new StatusBadge(Words.of("workspace.sealed"), Tone.WARNING));
        }
        add(header);
        if (!workspace.purpose().isEmpty()) {
            Paragraph purpose = new Paragraph(workspace.purpose());
            purpose.addClassName("lead");
            add(purpose);
        }
        kept = retentions.of(workspace.id());
        held = holds.since(workspace.id()).isPresent();
        String limits = limits();
        if (held) {
            header.status(WorkspaceWords.held());
        }
        if (!limits.isEmpty()) {
            Paragraph line = new Paragraph(limits);
            line.addClassNames("lead", "quiet");
            add(line);
        }
        String opened = tabs == null ? "" : tabs.opened();
        tabs = new SectionTabs();
        sections.stream()
                .filter(section -> section.isFor(workspace.id()))
                .forEach(section -> tabs.with(section.key(), section.title(), () -> content(section, workspace)));
        add(tabs.open(address).open(opened));
    }

    // What is kept for ever, as everything is where nothing was set, goes without saying.
    private String limits() {
        List<String> lines = new ArrayList<>();
        kept.forEach((kind, retention) -> {
            if (retention.days() != null || retention.nextDays() != null) {
                lines.add(WorkspaceWords.retention(kind, retention));
            }
        });
        if (held) {
            lines.add(Words.of("workspace.held.text"));
        }
        return String.join(" ", lines);
    }

    private static Component content(WorkspaceSection section, Workspace workspace) {
        return section.content(workspace.id(), workspace.writable());
    }

    // An admission may have been given, changed or taken: what is on the page must not outlive it.
    private void checkAgain() {
        Workspace before = shown;
        if (before == null) {
            return;
        }
        Optional<Workspace> now = workspaces.list().stream()
                .filter(workspace -> workspace.id().equals(before.id()))
                .findFirst();
        if (now.isEmpty()) {
            UI.getCurrentOrThrow().navigate("");
        } else if (!now.get().equals(before)
                || !retentions.of(before.id()).equals(kept)
                || holds.since(before.id()).isPresent() != held) {
            show(now.get());
        }
    }
}
