package org.entente.exercise.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PlanChangedMeanwhile;
import org.entente.exercise.PlanMerge;
import org.entente.exercise.PlanNotAllowed;
import org.entente.exercise.PlanNotThere;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.ConflictNotice;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;

/** The sheet in which a plan is made or changed. */
class PlanSheet {

    private final ExercisePlans plans;
    private final LabelGrounds grounds;
    private final PlanForm form = new PlanForm();
    private final ConflictNotice conflict = new ConflictNotice();

    PlanSheet(ExercisePlans plans, LabelGrounds grounds) {
        this.plans = plans;
        this.grounds = grounds;
    }

    /** Opens the sheet for a new plan, and the plan's page when it is made. */
    final void create(WorkspaceId workspace) {
        form.show(null);
        LabelPicker label = LabelPicker.forNew(grounds.of(workspace));
        label.setLabel(Words.of("exercise.label"));
        Div content = new Div(form, label);
        Button save = save("exercise.create");
        SideSheet sheet = new SideSheet(Words.of("exercise.plan.action"), content, save);
        sheet.unsaved(form::changed);
        save.addClickListener(click -> {
            Optional<ExercisePlanData> data = form.data();
            Optional<ConfidentialityLabel> chosen = label.chosen();
            if (data.isPresent() && chosen.isPresent()) {
                attempt(() -> {
                    ExercisePlanId id = plans.create(workspace, chosen.get(), data.get());
                    sheet.close();
                    Notices.show(Words.of("exercise.created", data.get().name()));
                    UI.getCurrentOrThrow().navigate(ExerciseNavigation.plan(id));
                });
            }
        });
        sheet.open();
    }

    /** Opens the sheet on a plan as it was read, and returns it. */
    final SideSheet edit(ExercisePlan plan, Consumer<ExercisePlanId> saved) {
        form.show(plan.data());
        Div content = new Div(conflict, form);
        ScreenMarking.show(content, List.of(plan.label()));
        Button save = save("exercise.save");
        SideSheet sheet =
                new SideSheet(Words.of("exercise.edit.title", plan.data().name()), content, save);
        Editing editing = new Editing(plan);
        sheet.unsaved(() -> editing.broughtTogether || form.changed());
        save.addClickListener(click -> form.data()
                .ifPresent(data -> attempt(() -> {
                    try {
                        plans.change(plan.id(), editing.version, data);
                        sheet.close();
                        Notices.show(Words.of("exercise.saved"));
                        saved.accept(plan.id());
                    } catch (PlanChangedMeanwhile e) {
                        bringTogether(editing, data, e.current());
                    }
                })));
        sheet.open();
        return sheet;
    }

    // The second of two who edit is told and loses nothing, and neither does the first.
    private void bringTogether(Editing editing, ExercisePlanData mine, ExercisePlan current) {
        PlanMerge merge = PlanMerge.of(editing.base, mine, current.data());
        editing.base = current.data();
        editing.version = current.version();
        editing.broughtTogether = true;
        form.show(merge.data());
        Map<String, String> both = new LinkedHashMap<>();
        merge.both().forEach(field -> both.put(name(field), PlanValues.of(current.data(), field)));
        conflict.tell(
                current.updatedBy(),
                merge.theirs().stream().map(PlanSheet::name).toList(),
                both);
    }

    private static String name(String field) {
        return Words.of("exercise." + field);
    }

    private static Button save(String words) {
        Button save = new Button(Words.of(words));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        return save;
    }

    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (PlanNotAllowed e) {
            Notices.error(ExerciseWords.of(e.why()));
        } catch (PlanNotThere e) {
            Notices.error(Words.of("exercise.gone"));
        }
    }

    private static final class Editing {
        private ExercisePlanData base;
        private int version;
        private boolean broughtTogether;

        Editing(ExercisePlan plan) {
            base = plan.data();
            version = plan.version();
        }
    }
}
