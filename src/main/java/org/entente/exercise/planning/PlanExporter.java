package org.entente.exercise.planning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.binding.ExportXml;
import org.entente.binding.Exportable;
import org.entente.binding.Exporter;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PartialDate;
import org.springframework.stereotype.Component;

/** A plan with those of its sections that the asker reads, the nations' answers and the key dates. */
@Component
class PlanExporter implements Exporter {

    private final ExercisePlans plans;
    private final PlanSections sections;
    private final Participation participation;
    private final KeyDates dates;

    PlanExporter(ExercisePlans plans, PlanSections sections, Participation participation, KeyDates dates) {
        this.plans = plans;
        this.sections = sections;
        this.participation = participation;
        this.dates = dates;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXERCISE_PLAN;
    }

    @Override
    public Optional<Exportable> read(UUID id) {
        return plans.open(new ExercisePlanId(id)).map(plan -> {
            List<PlanSection> parts = sections.list(plan.id());
            List<NationAnswer> answers = participation.list(plan.id());
            List<KeyDate> days = dates.list(plan.id());
            return new Exportable(
                    plan.data().name(),
                    "plan",
                    xml -> {
                        facts(xml, plan);
                        parts.forEach(section -> write(xml, section));
                        answers.forEach(answer -> write(xml, answer));
                        days.forEach(date -> write(xml, date.data()));
                    },
                    parts.stream().map(PlanSection::label).toList());
        });
    }

    private static void facts(ExportXml xml, ExercisePlan plan) {
        ExercisePlanData data = plan.data();
        xml.attribute("id", plan.id())
                .attribute("changed", plan.updatedAt())
                .text("name", data.name())
                .text("series", data.series())
                .text("kind", data.kind())
                .text("status", data.status())
                .text("purpose", data.purpose());
        data.domains().forEach(domain -> xml.text("domain", domain));
        date(xml, "starts", data.starts());
        date(xml, "ends", data.ends());
        xml.text("place", data.place()).text("host", data.host());
        data.participants().forEach(participant -> xml.text("participant", participant));
    }

    private static void write(ExportXml xml, PlanSection section) {
        xml.element(
                "section",
                within -> within.attribute("kind", section.data().kind())
                        .attribute("originator", section.originator())
                        .text("heading", section.data().heading())
                        .text("body", section.data().body()));
    }

    private static void write(ExportXml xml, NationAnswer answer) {
        xml.element(
                "answer",
                within -> within.attribute("nation", answer.nation())
                        .attribute("state", answer.state())
                        .text("remark", answer.remark()));
    }

    private static void write(ExportXml xml, KeyDateData date) {
        xml.element(
                "keyDate",
                within -> within.attribute("code", date.code())
                        .text("title", date.title())
                        .text("starts", date.starts())
                        .text("ends", date.ends())
                        .text("place", date.place()));
    }

    // As much of a date as is known: a year, a month or a day.
    private static void date(ExportXml xml, String name, PartialDate date) {
        String day = date.day().toString();
        xml.text(
                name,
                switch (date.precision()) {
                    case DAY -> day;
                    case MONTH -> day.substring(0, day.length() - 3);
                    case YEAR -> day.substring(0, day.length() - 6);
                });
    }
}
