package org.entente.demo;

import java.time.LocalDate;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.CourseLevel;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.training.IterationData;
import org.entente.training.IterationId;
import org.entente.training.IterationState;
import org.entente.training.Iterations;
import org.entente.training.NominationId;
import org.entente.training.Nominations;
import org.entente.training.Nominee;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Kinds of course that nations are publicly known to give each other, restated in general words; dates, seats and people are
 * invented.
 */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(40)
class TrainingChapter implements DemoChapter {

    private static final String FLANK = "Northern Flank";
    private static final String PACIFIC = "Indo-Pacific maritime";
    private static final String CYBER = "Cyber defence";

    private final Courses courses;
    private final Iterations iterations;
    private final Nominations nominations;

    TrainingChapter(Courses courses, Iterations iterations, Nominations nominations) {
        this.courses = courses;
        this.iterations = iterations;
        this.nominations = nominations;
    }

    @Override
    public void tell(DemoStage stage) {
        LocalDate today = LocalDate.now();
        coldWeather(stage, today);
        stage.as("lo.fra", () -> {
            CourseId mountain = offer(
                    stage,
                    FLANK,
                    List.of("FRA", "GBR", "POL", "EST", "CAN"),
                    new CourseData(
                            "MTN-W",
                            "Mountain warfare, winter phase",
                            Discipline.LAND,
                            CourseLevel.INTERMEDIATE,
                            List.of("en", "fr"),
                            19,
                            "French Alps",
                            "Movement, survival and small-unit tactics above the tree line."));
            open(mountain, today.plusMonths(2), 19, 12, today.plusMonths(1));
            offer(
                    stage,
                    PACIFIC,
                    List.of("FRA", "JPN", "GBR", "CAN"),
                    new CourseData(
                            null,
                            "Maritime law for commanders",
                            Discipline.LAW,
                            CourseLevel.ADVANCED,
                            List.of("fr", "en"),
                            5,
                            "Papeete",
                            "Law of the sea, rules for boarding, and cases from fisheries protection."));
        });
        stage.as("lo.est", () -> {
            CourseId defence = offer(
                    stage,
                    CYBER,
                    List.of("EST", "POL", "FRA", "GBR"),
                    new CourseData(
                            "CYD-200",
                            "Cyber defence monitoring",
                            Discipline.CYBER,
                            CourseLevel.ADVANCED,
                            List.of("en"),
                            5,
                            "Tallinn",
                            "Finding, judging and answering incidents in networks that are under attack."));
            open(defence, today.plusWeeks(7), 5, 16, null);
        });
        stage.as("lo.jpn", () -> {
            CourseId relief = offer(
                    stage,
                    PACIFIC,
                    List.of("JPN", "GBR", "FRA", "CAN"),
                    new CourseData(
                            "HADR-1",
                            "Disaster relief planning",
                            Discipline.MEDICAL,
                            CourseLevel.BASIC,
                            List.of("en", "ja"),
                            8,
                            "Yokosuka",
                            "Planning medical and logistic help after an earthquake or a typhoon."));
            open(relief, today.plusMonths(3), 8, 20, today.plusMonths(2));
        });
        stage.as("lo.pol", () -> {
            CourseId disposal = offer(
                    stage,
                    FLANK,
                    List.of("POL", "GBR", "FRA", "EST"),
                    new CourseData(
                            "EOD-C",
                            "Explosive ordnance disposal, conventional",
                            Discipline.ENGINEERING,
                            CourseLevel.EXPERT,
                            List.of("en", "pl"),
                            26,
                            "Wrocław",
                            "Recognising, moving and disposing of conventional ammunition."));
            iterations.add(disposal, dates(today.plusMonths(5), 26, 10, null));
        });
    }

    // One seat too few, so that there is a waiting list to look at.
    private void coldWeather(DemoStage stage, LocalDate today) {
        IterationId held = stage.as("lo.gbr", () -> {
            CourseId course = offer(
                    stage,
                    FLANK,
                    List.of("GBR", "FRA", "POL", "EST", "CAN"),
                    new CourseData(
                            "CWO-1",
                            "Cold weather operators",
                            Discipline.LAND,
                            CourseLevel.BASIC,
                            List.of("en"),
                            12,
                            "Northern Norway",
                            "Living, moving and working in the cold: clothing, snow, skis, vehicles, first aid."));
            iterations.add(course, dates(today.plusMonths(11), 12, 24, null));
            IterationId open = open(course, today.plusWeeks(6), 12, 4, today.plusWeeks(4));
            iterations.keep(open, new NationCode("EST"), 1);
            iterations.keep(open, new NationCode("FRA"), 1);
            return open;
        });
        NominationId first = nominate(stage, "lo.pol", held, "Kpt.", "Zofia Przykładowa");
        NominationId second = nominate(stage, "lo.pol", held, "Por.", "Marek Wymyślony");
        NominationId third = nominate(stage, "lo.pol", held, "Chor.", "Adam Nieprawdziwy");
        NominationId french = nominate(stage, "lo.fra", held, "Capitaine", "Claude Imaginaire");
        nominate(stage, "lo.est", held, "Ltn", "Mari Näidis");
        stage.as("lo.gbr", () -> {
            nominations.approve(first);
            nominations.approve(french);
            nominations.approve(second);
            nominations.approve(third);
        });
        stage.as("lo.fra", () -> nominations.confirm(french));
        stage.as("lo.pol", () -> nominations.confirm(first));
    }

    private NominationId nominate(DemoStage stage, String by, IterationId iteration, String rank, String name) {
        return stage.as(by, () -> nominations.nominate(iteration, new Nominee(null, rank, name)));
    }

    private CourseId offer(DemoStage stage, String compartment, List<String> nations, CourseData data) {
        WorkspaceId workspace = stage.workspace(compartment);
        ConfidentialityLabel label = stage.label("UNCLASSIFIED", nations, List.of());
        return courses.create(workspace, label, data);
    }

    private IterationId open(
            CourseId course, LocalDate starts, int days, int seats, @Nullable LocalDate nominationsUntil) {
        IterationId id = iterations.add(course, dates(starts, days, seats, nominationsUntil));
        iterations.move(id, IterationState.OPEN);
        return id;
    }

    private static IterationData dates(LocalDate starts, int days, int seats, @Nullable LocalDate nominationsUntil) {
        return new IterationData(starts, starts.plusDays(days - 1L), null, seats, nominationsUntil);
    }
}
