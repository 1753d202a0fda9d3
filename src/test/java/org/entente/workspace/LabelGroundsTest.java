package org.entente.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlans;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.label.Readership;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What a label begins with in a workspace, and who could read it: nations as nations, one's own people by name. */
class LabelGroundsTest extends PortalTest {

    private static final NationCode FRA = new NationCode("FRA");

    @Autowired
    private LabelGrounds grounds;

    @Autowired
    private LabelReaders readers;

    @Autowired
    private Labels labels;

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET", CoalitionPolicy.EXERCISE_CONTROL);
        fixture.admit(workspace, british, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void whoIsNotAdmittedMayLabelNothingAndLearnsNothing() {
        Person outsider = fixture.officer("FRA", "SECRET");
        ConfidentialityLabel label = fixture.label("RESTRICTED", "GBR", "FRA");
        act.as(outsider.subject(), () -> {
            LabelGround ground = grounds.of(workspace);
            assertThat(ground.ceilingRank()).isNegative();
            assertThat(ground.here()).isEmpty();
            assertThat(readers.of(workspace, label)).isEqualTo(new Readership(List.of(), List.of()));
        });
        act.as(
                fixture.official("GBR", Roles.ADMINISTRATOR).subject(),
                () -> assertThatThrownBy(() -> readers.of(workspace, label)).isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void nobodyOfAnotherNationIsNamedWhateverTheyAreClearedFor() {
        Person cleared = fixture.officer("FRA", "SECRET", CoalitionPolicy.EXERCISE_CONTROL);
        fixture.admit(workspace, cleared, AdmissionRole.READER);
        ConfidentialityLabel label = fixture.controlLabel("SECRET", "GBR", "FRA");
        Readership before = readers(label);

        fixture.clear(
                cleared, labels.clearances(labels.intern(labels.policy().clearance("UNCLASSIFIED", FRA, List.of()))));
        assertThat(readers(label)).as("of somebody cleared for nothing of it").isEqualTo(before);
        fixture.sql()
                .sql("update member set clearance_ends_on = current_date - 1 where id = ?")
                .param(cleared.id().value())
                .update();
        assertThat(readers(label)).as("of somebody whose clearance ended").isEqualTo(before);

        assertThat(before.toString()).doesNotContain(cleared.name()).contains("FRA");
        assertThat(before.people()).extracting(Readership.OfPerson::name).containsExactly(british.name());
        assertThat(before.nations())
                .filteredOn(one -> one.nation().equals(FRA))
                .singleElement()
                .satisfies(one -> assertThat(one.reads()).isTrue());
    }

    @Test
    void eachNationThatCannotReadIsToldWhy() {
        fixture.admit(workspace, fixture.officer("POL", "SECRET"), AdmissionRole.READER);
        fixture.nation("JPN");
        ConfidentialityLabel label = fixture.label("RESTRICTED", "GBR", "JPN");

        List<Readership.OfNation> nations = readers(label).nations();

        assertThat(nations).extracting(one -> one.nation().value()).containsExactly("JPN", "POL");
        assertThat(nations).noneMatch(Readership.OfNation::reads);
        assertThat(nations.getFirst().anybody()).isFalse();
        assertThat(nations.getFirst().decision().permitted()).isTrue();
        assertThat(labels.words(
                        Objects.requireNonNull(nations.getLast().decision().reason()), label, Locale.ENGLISH))
                .isEqualTo("Not releasable to Poland");
    }

    @Test
    void ownPeopleAreNamedWithWhatTheyLack() {
        Person without = fixture.officer("GBR", "SECRET");
        Person ended = fixture.officer("GBR", "SECRET", CoalitionPolicy.EXERCISE_CONTROL);
        Person suspended = fixture.officer("GBR", "SECRET");
        for (Person person : List.of(without, ended, suspended)) {
            fixture.admit(workspace, person, AdmissionRole.READER);
        }
        fixture.state(suspended, "SUSPENDED");
        fixture.sql()
                .sql("update member set clearance_ends_on = current_date - 1 where id = ?")
                .param(ended.id().value())
                .update();
        fixture.officer("GBR", "SECRET");
        ConfidentialityLabel label = fixture.controlLabel("SECRET", "GBR");

        List<Readership.OfPerson> people = readers(label).people();

        assertThat(people)
                .extracting(one -> one.name() + " "
                        + (one.decision().reason() == null
                                ? "reads"
                                : labels.words(one.decision().reason(), label, Locale.ENGLISH)))
                .containsExactlyInAnyOrder(
                        british.name() + " reads",
                        without.name() + " Needs EXERCISE CONTROL",
                        ended.name() + " No clearance under the policy ENTENTE");
    }

    @Test
    void nationsHereAreThoseOfTheAdmittedAndInTheCommonsAllThatTakePart() {
        fixture.admit(workspace, fixture.officer("FRA", "SECRET"), AdmissionRole.READER);
        NationCode elsewhere = fixture.newNation();
        act.as(british.subject(), () -> {
            LabelGround ground = grounds.of(workspace);
            assertThat(ground.here()).extracting(NationCode::value).containsExactly("FRA", "GBR");
            assertThat(ground.partners()).contains(elsewhere);
            assertThat(ground.own()).isEqualTo(new NationCode("GBR"));
        });
        WorkspaceId commons = new WorkspaceId(fixture.sql()
                .sql("select public_id from workspace where commons")
                .query(UUID.class)
                .single());
        assertThat(act.get(british.subject(), () -> grounds.of(commons).here())).contains(elsewhere, FRA);
    }

    @Test
    void newLabelBeginsWithWhatOneLastMadeThereOneself() {
        Person colleague = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, colleague, AdmissionRole.CONTRIBUTOR);
        WorkspaceId other = fixture.workspace("SECRET");
        fixture.admit(other, british, AdmissionRole.CONTRIBUTOR);
        assertThat(last(british)).isNull();

        make(colleague, workspace, fixture.label("SECRET", "GBR"));
        make(british, other, fixture.label("CONFIDENTIAL", "GBR"));
        assertThat(last(british)).isNull();

        make(british, workspace, fixture.label("SECRET", "GBR"));
        make(british, workspace, fixture.label("RESTRICTED", "GBR", "FRA"));
        assertThat(Objects.requireNonNull(last(british)).values(CoalitionPolicy.RELEASABLE_TO))
                .containsExactly("FRA", "GBR");
    }

    private void make(Person person, WorkspaceId where, ConfidentialityLabel label) {
        act.as(person.subject(), () -> plans.create(where, label, Fixture.plan("Made before")));
    }

    private @Nullable ConfidentialityLabel last(Person person) {
        return act.get(person.subject(), () -> grounds.of(workspace)).last();
    }

    private Readership readers(ConfidentialityLabel label) {
        return act.get(british.subject(), () -> readers.of(workspace, label));
    }
}
