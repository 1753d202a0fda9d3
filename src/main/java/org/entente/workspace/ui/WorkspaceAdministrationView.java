package org.entente.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.member.Members;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Facts;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceOversight;
import org.entente.workspace.Holds;
import org.entente.workspace.Retentions;
import org.entente.workspace.Workspace;
import org.entente.workspace.WorkspaceChangedMeanwhile;
import org.entente.workspace.Workspaces;

/** One workspace for administrators: its terms, and who is admitted. Nothing of what is in it. */
@Route(WorkspaceNavigation.ADMINISTRATION + "/:workspace")
@RolesAllowed(Roles.ADMINISTRATOR)
class WorkspaceAdministrationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Workspaces workspaces;
    private final Retentions retentions;
    private final Holds holds;
    private final Members members;
    private final Policies policies;
    private final List<WorkspaceOversight> oversight;
    private final LiveChanges changes;
    private String title = Words.of("workspace.title");

    WorkspaceAdministrationView(
            Workspaces workspaces,
            Retentions retentions,
            Holds holds,
            Members members,
            Labels labels,
            List<WorkspaceOversight> oversight,
            LiveChanges changes) {
        this.workspaces = workspaces;
        this.retentions = retentions;
        this.holds = holds;
        this.members = members;
        this.policies = labels.policies();
        this.oversight = oversight.stream()
                .sorted(Comparator.comparingInt(WorkspaceOversight::order))
                .toList();
        this.changes = changes;
        addClassName("page");
    }

    static String href(WorkspaceId workspace) {
        return WorkspaceNavigation.ADMINISTRATION + "/" + workspace;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Workspace> found = event.getRouteParameters()
                .get("workspace")
                .flatMap(WorkspaceId::parse)
                .flatMap(workspaces::open);
        found.ifPresentOrElse(this::enter, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void enter(Workspace workspace) {
        title = workspace.name();
        Div terms = new Div();
        removeAll();
        add(terms, new H2(Words.of("workspace.members")), new AdmissionsPanel(workspaces, members, changes, workspace));
        oversight.forEach(part -> add(new H2(part.title()), part.content(workspace.id())));
        show(terms, workspace);
        WhileShown.listen(
                terms,
                again -> WorkspaceChanges.of(workspace.id(), changes, again),
                () -> workspaces.open(workspace.id()).ifPresent(now -> show(terms, now)));
    }

    private void show(Div terms, Workspace workspace) {
        terms.removeAll();
        boolean sealed = workspace.state() == Workspace.State.SEALED;
        Button edit = new Button(Words.of("workspace.edit"), click -> openForm(terms, workspace));
        Button seal = new Button(
                Words.of(sealed ? "workspace.unseal" : "workspace.seal"), click -> ask(terms, workspace, !sealed));
        ViewHeader header = new ViewHeader(workspace.name())
                .back(Words.of("workspace.title"), WorkspaceNavigation.ADMINISTRATION)
                .status(WorkspaceWords.state(workspace));
        if (workspace.commons()) {
            header.status(new StatusBadge(Words.of("workspace.commons"), Tone.INFO));
        }
        Facts facts = new Facts()
                .add(Words.of("workspace.column.purpose"), new Paragraph(workspace.purpose()))
                .add(Words.of("workspace.column.policy"), workspace.policy())
                .add(Words.of("workspace.column.ceiling"), workspace.ceiling().name());
        header.actions(edit, seal);
        new RetentionPanel(retentions, holds, workspace, () -> readAgain(terms, workspace)).show(header, facts);
        terms.add(header, facts);
    }

    private void ask(Div terms, Workspace workspace, boolean seal) {
        String verb = seal ? "seal" : "unseal";
        new ConfirmQuestion(
                        Words.of("workspace." + verb + ".question", workspace.name()),
                        Words.of("workspace." + verb),
                        () -> {
                            if (seal) {
                                workspaces.seal(workspace.id());
                            } else {
                                workspaces.unseal(workspace.id());
                            }
                            readAgain(terms, workspace);
                            Notices.show(Words.of("workspace." + verb + ".done", workspace.name()));
                        })
                .because(Words.of("workspace." + verb + ".consequence"))
                .open();
    }

    private void openForm(Div terms, Workspace workspace) {
        WorkspaceForm form = new WorkspaceForm(policies).show(workspace);
        Button save = new Button(Words.of("workspace.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("workspace.edit"), form, save).unsaved(form::isTouched);
        save.addClickListener(click -> form.read().ifPresent(data -> {
            try {
                workspaces.describe(workspace, data);
                Notices.show(Words.of("workspace.save.done", data.name()));
            } catch (WorkspaceChangedMeanwhile e) {
                Notices.error(Words.of("workspace.changed-meanwhile", workspace.name()));
            }
            sheet.close();
            readAgain(terms, workspace);
        }));
        sheet.open();
    }

    private void readAgain(Div terms, Workspace workspace) {
        workspaces.open(workspace.id()).ifPresent(now -> show(terms, now));
    }
}
