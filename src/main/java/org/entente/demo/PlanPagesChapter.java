package org.entente.demo;

import java.time.LocalDate;
import java.util.List;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.planning.AnswerState;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.Participation;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.shared.NationCode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sections, answers and key dates of a few invented exercises. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(10)
class PlanPagesChapter implements DemoChapter {

    private static final String SHIELD = "Sample Shield 27";
    private static final String CIPHER = "Sample Cipher 27";

    private final PlanSections sections;
    private final Participation participation;
    private final KeyDates dates;

    PlanPagesChapter(PlanSections sections, Participation participation, KeyDates dates) {
        this.sections = sections;
        this.participation = participation;
        this.dates = dates;
    }

    @Override
    public void tell(DemoStage stage) {
        shield(stage, stage.plan(SHIELD));
        cipher(stage, stage.plan(CIPHER));
        stage.as(
                "lo.fra",
                () -> dates.apply(
                        stage.plan("Sample Compass 27"), dates.templates().getFirst()));
    }

    private void shield(DemoStage stage, ExercisePlanId plan) {
        stage.as("lo.gbr", () -> {
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.OBJECTIVES,
                            "Objectives",
                            "Receive, stage and move onward two battlegroups across three borders within six days.\n\n"
                                    + "Practise the handover of air defence between nations without a gap in the air picture.\n\n"
                                    + "Find out which agreements on transit and status of forces are missing before they are needed."),
                    null);
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.SCENARIO,
                            "Scenario",
                            "An invented neighbour closes a strait after an incident at sea. Reinforcements move north by road and rail"
                                    + " while ports are disturbed by cyber incidents."),
                    null);
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.FORCES,
                            "Forces",
                            "Each nation names its forces with its answer. Placeholders: two battlegroups, one air defence battery,"
                                    + " one mine countermeasures group, one movement control team for each border."),
                    null);
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.COMMUNICATIONS,
                            "Communications",
                            "Mission network by federation; voice bridges at both headquarters. The frequency plan is agreed at the main"
                                    + " planning conference."),
                    stage.label("CONFIDENTIAL", List.of("GBR", "FRA"), List.of()));
            participation.invite(plan, nations("FRA", "POL", "EST", "CAN"));
            dates.apply(plan, dates.templates().getFirst());
        });
        stage.as(
                "lo.fra",
                () -> participation.answer(
                        plan,
                        new NationCode("FRA"),
                        0,
                        AnswerState.CONFIRMED,
                        "One battlegroup, one air defence battery."));
        stage.as(
                "lo.est",
                () -> participation.answer(
                        plan,
                        new NationCode("EST"),
                        0,
                        AnswerState.INTENDS,
                        "Host nation support; numbers after the main conference."));
        stage.as("lo.pol", () -> {
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.LOGISTICS,
                            "Logistics",
                            "Rail to the border, road from there. Diplomatic clearances are asked for 30 days ahead."),
                    null);
            dates.add(
                    plan,
                    new KeyDateData(
                            "SITEVISIT",
                            "Site survey of the border crossings",
                            LocalDate.of(2026, 12, 8),
                            LocalDate.of(2026, 12, 10),
                            "Sample Crossing"));
        });
    }

    private void cipher(DemoStage stage, ExercisePlanId plan) {
        stage.as("lo.pol", () -> {
            sections.add(
                    plan,
                    new PlanSectionData(
                            SectionKind.CONCEPT,
                            "Concept",
                            "Two days of incidents against a model power grid, one day of talk. Teams defend from their own countries."),
                    null);
            participation.invite(plan, nations("EST", "FRA"));
            dates.apply(plan, dates.templates().getLast());
        });
        stage.as(
                "lo.est",
                () -> participation.answer(
                        plan, new NationCode("EST"), 0, AnswerState.CONFIRMED, "One team, and the range."));
    }

    private static List<NationCode> nations(String... codes) {
        return List.of(codes).stream().map(NationCode::new).toList();
    }
}
