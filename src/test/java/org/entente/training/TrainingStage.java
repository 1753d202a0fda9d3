package org.entente.training;

import java.time.LocalDate;
import java.util.List;
import org.entente.access.Act;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.workspace.AdmissionRole;

/** A course that the United Kingdom gives to Poland and France, in a workspace that Estonia is admitted to without its label. */
final class TrainingStage {

    final WorkspaceId workspace;
    final ConfidentialityLabel label;
    final Person british;
    final Person polish;
    final Person french;
    final Person estonian;
    final CourseId course;

    private final Act act;
    private final Iterations iterations;
    private final Nominations nominations;

    TrainingStage(Fixture fixture, Act act, Courses courses, Iterations iterations, Nominations nominations) {
        this.act = act;
        this.iterations = iterations;
        this.nominations = nominations;
        workspace = fixture.workspace("SECRET");
        label = fixture.label("RESTRICTED", "GBR", "POL", "FRA");
        british = officer(fixture, "GBR");
        polish = officer(fixture, "POL");
        french = officer(fixture, "FRA");
        estonian = officer(fixture, "EST");
        course = act.get(british.subject(), () -> courses.create(workspace, label, data("Cold weather operators")));
    }

    private Person officer(Fixture fixture, String nation) {
        Person person = fixture.officer(nation, "SECRET");
        fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
        return person;
    }

    static CourseData data(String title) {
        return new CourseData(
                "CWO-1", title, Discipline.LAND, CourseLevel.BASIC, List.of("en"), 12, "Somewhere cold", "");
    }

    static IterationData dates(int seats) {
        return new IterationData(LocalDate.of(2031, 1, 6), LocalDate.of(2031, 1, 17), null, seats, null);
    }

    /** An iteration that takes nominations. */
    IterationId open(int seats) {
        return act.get(british.subject(), () -> {
            IterationId id = iterations.add(course, dates(seats));
            iterations.move(id, IterationState.OPEN);
            return id;
        });
    }

    void keep(IterationId iteration, String nation, int seats) {
        act.as(british.subject(), () -> iterations.keep(iteration, new NationCode(nation), seats));
    }

    NominationId nominate(Person by, IterationId iteration, String name) {
        return act.get(by.subject(), () -> nominations.nominate(iteration, new Nominee(null, "Maj", name)));
    }

    NominationState approve(NominationId id) {
        return act.get(british.subject(), () -> nominations.approve(id));
    }

    NominationState state(NominationId id) {
        return act.get(
                british.subject(),
                () -> nominations.list(iterationOf(id)).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .state());
    }

    int free(Person asker, IterationId id) {
        return act.get(
                asker.subject(),
                () -> iterations.list(course).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .free());
    }

    private IterationId iterationOf(NominationId id) {
        return iterations.list(course).stream()
                .map(Iteration::id)
                .filter(one -> nominations.list(one).stream()
                        .anyMatch(nomination -> nomination.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }
}
