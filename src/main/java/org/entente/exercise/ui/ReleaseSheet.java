package org.entente.exercise.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PlanChangedMeanwhile;
import org.entente.label.ConfidentialityLabel;
import org.entente.nation.Nation;
import org.entente.shared.NationCode;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The sheet in which the originator releases a plan to nations, or withdraws it from them. */
class ReleaseSheet {

    private final ExercisePlans plans;
    private final List<NationCode> nations;

    ReleaseSheet(ExercisePlans plans, List<Nation> nations) {
        this.plans = plans;
        this.nations = nations.stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE)
                .map(Nation::code)
                .toList();
    }

    /**
     * Opens the sheet, and returns it.
     *
     * @param ceilingRank the rank of the highest level that the workspace takes
     */
    final SideSheet open(ExercisePlan plan, int ceilingRank, Runnable released) {
        LabelPicker picker = new LabelPicker(nations, plan.originator(), ceilingRank);
        picker.setValue(plan.label());
        Div content = new Div(new Paragraph(Words.of("exercise.release.text")), picker);
        ScreenMarking.show(content, List.of(plan.label()));
        Button release = new Button(Words.of("exercise.release.verb"));
        release.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet =
                new SideSheet(Words.of("exercise.release.title", plan.data().name()), content, release);
        sheet.unsaved(() -> !plan.label().equals(picker.getValue()));
        release.addClickListener(click -> {
            ConfidentialityLabel chosen = picker.getValue();
            picker.setInvalid(chosen == null);
            picker.setErrorMessage(Words.of("exercise.label.required"));
            if (chosen != null) {
                PlanSheet.attempt(() -> {
                    try {
                        plans.relabel(plan.id(), plan.version(), chosen);
                        sheet.close();
                        Notices.show(Words.of("exercise.released"));
                        released.run();
                    } catch (PlanChangedMeanwhile e) {
                        sheet.close();
                        Notices.error(Words.of("exercise.release.changed"));
                        released.run();
                    }
                });
            }
        });
        sheet.open();
        return sheet;
    }
}
