package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.nation.Nations;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.PageTitle;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** One plan. It stays as it is in the database while it is open; whoever it is withdrawn from is taken to its workspace. */
@Route(ExerciseNavigation.PLAN)
@RolesAllowed(Roles.LIAISON_OFFICER)
class ExercisePlanView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ALL = ExercisePlanData.MOST_PARTICIPANTS;

    private final ExercisePlans plans;
    private final Workspaces workspaces;
    private final Nations nations;
    private final CurrentMember currentMember;
    private @Nullable ExercisePlan shown;
    private @Nullable SideSheet sheet;

    ExercisePlanView(
            ExercisePlans plans,
            Workspaces workspaces,
            Nations nations,
            CurrentMember currentMember,
            LiveChanges changes) {
        this.plans = plans;
        this.workspaces = workspaces;
        this.nations = nations;
        this.currentMember = currentMember;
        addClassName("page");
        LiveView.listen(this, changes, ExercisePlans.TOPIC, this::changed);
        LiveView.listen(this, changes, Workspaces.TOPIC, this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
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
        removeAll();
        ScreenMarking.show(this, List.of());
        if (sheet != null) {
            sheet.close();
        }
        Notices.error(Words.of("exercise.withdrawn"));
        UI.getCurrentOrThrow().navigate(ExerciseNavigation.workspace(before.workspace()));
    }

    private void show(ExercisePlan plan) {
        shown = plan;
        removeAll();
        PageTitle.change(this, plan.data().name());
        ScreenMarking.show(this, List.of(plan.label()));
        ExercisePlanData data = plan.data();
        ViewHeader header = new ViewHeader(data.name())
                .back(plan.workspaceName(), ExerciseNavigation.workspace(plan.workspace()))
                .marking(plan.label())
                .status(ExerciseWords.badge(data.status()));
        workspaces
                .open(plan.workspace())
                .filter(Workspace::writable)
                .ifPresent(workspace -> addActions(header, plan, workspace));
        add(header);
        if (!data.purpose().isEmpty()) {
            Paragraph purpose = new Paragraph(data.purpose());
            purpose.addClassName("lead");
            add(purpose);
        }
        add(facts(plan));
    }

    private void addActions(ViewHeader header, ExercisePlan plan, Workspace workspace) {
        header.primary(new Button(
                Words.of("exercise.edit"),
                click -> sheet =
                        new PlanSheet(plans, nations.list(), plan.originator()).edit(plan, saved -> readAgain(plan))));
        if (plan.originator().equals(currentMember.require().nation())) {
            header.actions(new Button(
                    Words.of("exercise.release"),
                    click -> sheet = new ReleaseSheet(plans, nations.list())
                            .open(plan, workspace.ceiling().rank(), () -> readAgain(plan))));
        }
    }

    private static Component facts(ExercisePlan plan) {
        ExercisePlanData data = plan.data();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "period", new Span(ExerciseWords.period(data.starts(), data.ends())));
        fact(facts, "series", new Span(PlanValues.of(data, "series")));
        fact(facts, "kind", new Span(ExerciseWords.of(data.kind())));
        fact(facts, "domains", new Span(PlanValues.of(data, "domains")));
        fact(facts, "place", new Span(PlanValues.of(data, "place")));
        fact(
                facts,
                "host",
                data.host() == null ? new Span(Words.of("exercise.unknown")) : new NationBadge(data.host()));
        fact(facts, "participants", ExerciseWords.parties(data.participants(), ALL));
        fact(facts, "originator", new NationBadge(plan.originator()));
        Span updated = new Span(Times.dtg(plan.updatedAt()));
        if (plan.updatedBy() != null) {
            updated.add(new Span(Words.of("exercise.updated.by", plan.updatedBy())));
        }
        fact(facts, "updated", updated);
        return facts;
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(Words.of("exercise." + name)), new DescriptionList.Description(value));
    }
}
