package org.entente.exercise.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.binding.ui.ExportLinks;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.uikit.Notices;
import org.entente.uikit.PageTitle;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.SideSheet;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** One plan. It stays as it is in the database while it is open; whoever it is withdrawn from is taken to its workspace. */
@Route(ExerciseNavigation.PLAN)
@RolesAllowed(Roles.LIAISON_OFFICER)
class ExercisePlanView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ExercisePlans plans;
    private final Workspaces workspaces;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final PlanParts parts;
    private final LabelDesk labelDesk;
    private final ExportLinks exports;
    private final Div head = new Div();
    private final Div facts = new Div();
    private @Nullable SectionTabs tabs;
    private @Nullable PlanContext page;
    private QueryParameters address = QueryParameters.empty();
    private @Nullable ExercisePlan shown;
    private @Nullable SideSheet sheet;

    ExercisePlanView(
            ExercisePlans plans,
            Workspaces workspaces,
            LabelGrounds grounds,
            CurrentMember currentMember,
            PlanParts parts,
            LabelDesk labelDesk,
            ExportLinks exports,
            LiveChanges changes) {
        this.plans = plans;
        this.workspaces = workspaces;
        this.grounds = grounds;
        this.currentMember = currentMember;
        this.parts = parts;
        this.labelDesk = labelDesk;
        this.exports = exports;
        addClassName("page");
        add(head);
        LiveView.listen(this, changes, ExercisePlans.TOPIC, this::changed);
        LiveView.listen(this, changes, Workspaces.TOPIC, this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getLocation().getQueryParameters();
        tabs = null;
        removeAll();
        add(head);
        Optional<ExercisePlan> found = event.getRouteParameters()
                .get("plan")
                .flatMap(ExercisePlanId::parse)
                .flatMap(plans::open);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : shown.data().name();
    }

    private void changed(Change change) {
        ExercisePlan before = shown;
        if (before != null && (change.concerns(before.id()) || change.concerns(before.workspace()))) {
            readAgain(before);
        }
    }

    private void readAgain(ExercisePlan before) {
        if (!plans.isThere(before.id())) {
            leave(before);
            return;
        }
        plans.open(before.id()).ifPresentOrElse(this::show, () -> leave(before));
    }

    // Nothing of the plan outlives it on the screen: not a sheet, not the title in the frame.
    private void leave(ExercisePlan before) {
        shown = null;
        tabs = null;
        removeAll();
        ScreenMarking.show(this, List.of());
        if (sheet != null) {
            sheet.close();
        }
        Notices.error(Words.of("exercise.withdrawn"));
        UI.getCurrentOrThrow().navigate(ExerciseNavigation.workspace(before.workspace()));
    }

    private void show(ExercisePlan plan) {
        ExercisePlan before = shown;
        PlanContext pageBefore = page;
        shown = plan;
        PageTitle.change(this, plan.data().name());
        ScreenMarking.show(this, List.of(plan.label()));
        Optional<Workspace> workspace = workspaces.open(plan.workspace());
        page = new PlanContext(
                plan,
                workspace.filter(Workspace::writable).isPresent(),
                currentMember.require().nation(),
                opened -> sheet = opened);
        showHead(plan, page);
        facts.removeAll();
        facts.add(new PlanFacts(plan));
        // What people have open and typed in the parts stays, unless their rights or the label changed.
        if (tabs == null
                || before == null
                || pageBefore == null
                || !before.label().equals(plan.label())
                || !before.data().starts().equals(plan.data().starts())
                || !before.data().ends().equals(plan.data().ends())
                || pageBefore.writable() != page.writable()) {
            showTabs(page);
        }
    }

    private void showHead(ExercisePlan plan, PlanContext page) {
        head.removeAll();
        ExercisePlanData data = plan.data();
        ViewHeader header = new ViewHeader(data.name())
                .back(plan.workspaceName(), ExerciseNavigation.workspace(plan.workspace()))
                .marking(plan.label())
                .status(ExerciseWords.badge(data.status()));
        if (page.writable()) {
            addActions(header, plan, page);
        }
        exports.button(ObjectKind.EXERCISE_PLAN, plan.id().value(), plan.workspace())
                .ifPresent(header::actions);
        header.actions(labelDesk.actions(target(plan), () -> readAgain(plan)));
        head.add(header, labelDesk.waiting(plan.id().value()));
        if (!data.purpose().isEmpty()) {
            Paragraph purpose = new Paragraph(data.purpose());
            purpose.addClassName("lead");
            head.add(purpose);
        }
    }

    private void showTabs(PlanContext page) {
        String opened = tabs == null ? "" : tabs.opened();
        if (tabs != null) {
            remove(tabs);
        }
        tabs = parts.tabs(facts, page).open(address).open(opened);
        tabs.addClassName("plan-tabs");
        add(tabs);
    }

    private void addActions(ViewHeader header, ExercisePlan plan, PlanContext page) {
        header.primary(new Button(
                Words.of("exercise.edit"),
                click -> sheet = new PlanSheet(plans, grounds).edit(plan, saved -> readAgain(plan))));
        if (plan.originator().equals(page.reader())) {
            header.actions(new Button(
                    Words.of("relabelling.action"),
                    click -> page.open(
                            labelDesk.sheet(target(plan), grounds.of(plan.workspace()), () -> readAgain(plan)))));
        }
    }

    private static LabelTarget target(ExercisePlan plan) {
        return LabelTarget.of(
                ObjectKind.EXERCISE_PLAN, plan.id().value(), plan.data().name(), plan.label(), plan.originator());
    }
}
