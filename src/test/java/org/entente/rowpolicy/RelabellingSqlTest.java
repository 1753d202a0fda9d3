package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What opens a label takes two persons in the database too, past every page and service: as the application's own role. */
class RelabellingSqlTest extends PortalTest {

    private static final String ASK = """
            insert into label_change (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator, from_label_id,
                                      to_label_id, reason, takes_effect_at, asked_by)
            values (?, 'EXERCISE_PLAN', ?, gen_random_uuid(), 0, 0, 0, 'XZZ', 0, ?, 'Attempt', ?, gen_random_uuid())
            """;
    private static final String SETTLE = "update label_change set state = ? where id = ?";
    private static final String RELABEL = "update exercise_plan set label_id = ? where public_id = ?";

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Labels labels;

    private WorkspaceId workspace;
    private Person asker;
    private Person second;
    private Person french;
    private UUID plan;
    private String partner;
    private LabelId narrow;
    private LabelId wide;
    private LabelId wider;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        asker = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, asker, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        // In labels of these tests alone: what others have compared is compared for all.
        partner = fixture.newNation().value();
        narrow = labels.intern(fixture.label("SECRET", "GBR", "FRA", partner));
        wide = labels.intern(fixture.label("SECRET", "GBR", "FRA", "POL", partner));
        wider = labels.intern(fixture.label("SECRET", "GBR", "FRA", "POL", "EST", partner));
        plan = plan();
    }

    @Test
    void whoAsksDoesNotAgreeNorDecline() throws SQLException {
        UUID change = asked(asker, wide, null);
        try (AsMember app = new AsMember()) {
            fails(app, asker, "EN010", SETTLE, "DONE", change);
            fails(app, asker, "EN010", SETTLE, "DECLINED", change);
            fails(app, asker, "EN010", SETTLE, "AGREED", change);
        }
    }

    @Test
    void anotherNationNeitherSeesNorAsksNorDecides() throws SQLException {
        UUID change = asked(asker, wide, null);
        try (AsMember app = new AsMember()) {
            app.begin(french.id().value());
            assertThat(app.keys("select id::text from label_change")).doesNotContain(change.toString());
            assertThat(app.execute(SETTLE, "DONE", change)).isZero();
            fails(app, french, "42501", ASK, UUID.randomUUID(), plan(), wide.value(), null);
        }
    }

    @Test
    void whoMayNotWriteOrNotReadTheNewLabelDoesNotAgree() throws SQLException {
        Person reader = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, reader, AdmissionRole.READER);
        LabelId control = labels.intern(fixture.controlLabel("CONFIDENTIAL", "GBR", partner));
        UUID change = asked(asker, control, null);
        try (AsMember app = new AsMember()) {
            app.begin(reader.id().value());
            assertThat(app.execute(SETTLE, "DONE", change)).isZero();
            fails(app, second, "42501", SETTLE, "DONE", change);
        }
    }

    @Test
    void agreementIsForThisObjectThisLabelAndThisTransaction() throws SQLException {
        UUID other = plan();
        UUID change = asked(asker, wide, null);
        try (AsMember app = new AsMember()) {
            fails(app, second, "EN015", RELABEL, wide.value(), plan);
            agree(app, change);
            assertFails(app, "EN015", RELABEL, wider.value(), plan);
            agree(app, change);
            assertFails(app, "EN015", RELABEL, wide.value(), other);

            agree(app, change);
            assertThat(app.execute(RELABEL, wide.value(), plan)).isEqualTo(1);

            agree(app, change);
            app.commit();
            fails(app, second, "EN015", RELABEL, wide.value(), plan);
            fails(app, asker, "EN015", RELABEL, wide.value(), plan);
            app.begin(second.id().value());
            assertThat(app.keys("select do_agreed_label_change('%s')::text".formatted(change)))
                    .containsExactly("false");
        }
    }

    @Test
    void whatWasDeclinedWithdrawnOrIsTooOldIsNotAgreedTo() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID declined = asked(asker, wide, null);
            app.begin(second.id().value());
            assertThat(app.execute(SETTLE, "DECLINED", declined)).isEqualTo(1);
            app.commit();
            fails(app, second, "EN013", SETTLE, "DONE", declined);

            UUID withdrawn = asked(asker, wide, null);
            fails(app, second, "EN010", SETTLE, "WITHDRAWN", withdrawn);
            app.begin(asker.id().value());
            assertThat(app.execute(SETTLE, "WITHDRAWN", withdrawn)).isEqualTo(1);
            app.commit();
            fails(app, second, "EN013", SETTLE, "DONE", withdrawn);

            UUID old = asked(asker, wide, null);
            fixture.sql()
                    .sql("update label_change set expires_at = now() - interval '1 second' where id = ?")
                    .param(old)
                    .update();
            fails(app, second, "EN013", SETTLE, "DONE", old);
            // What nobody answered in time is not in the way of asking again.
            asked(asker, wide, null);
        }
    }

    @Test
    void nothingOfARequestIsTheCallersWordButTheLabelTheReasonAndTheDate() throws SQLException {
        UUID change = asked(asker, wide, null);
        assertThat(fixture.sql()
                        .sql(
                                "select asked_by::text || ' ' || originator || ' ' || from_label_id || ' ' || state from label_change where id = ?")
                        .param(change)
                        .query(String.class)
                        .single())
                .isEqualTo(asker.id() + " GBR " + narrow.value() + " WAITING");
        try (AsMember app = new AsMember()) {
            fails(
                    app,
                    second,
                    "42501",
                    "update label_change set asked_by = ? where id = ?",
                    french.id().value(),
                    change);
            fails(app, second, "42501", "update label_change set to_label_id = ? where id = ?", wider.value(), change);
            fails(app, second, "42501", "delete from label_change where id = ?", change);
        }
    }

    @Test
    void whatOnlyRestrictsIsNotAskedForAndWhatIsAgreedWaitsForItsDate() throws SQLException {
        LabelId higher = labels.intern(fixture.label("SECRET", "GBR", partner));
        labels.relate(narrow, higher);
        try (AsMember app = new AsMember()) {
            fails(app, asker, "EN016", ASK, UUID.randomUUID(), plan, higher.value(), null);
            UUID dated = asked(asker, wide, Instant.now().plusSeconds(3600));
            fails(app, second, "EN013", SETTLE, "DONE", dated);
            app.begin(second.id().value());
            assertThat(app.execute(SETTLE, "AGREED", dated)).isEqualTo(1);
            app.commit();
            fails(app, second, "EN015", RELABEL, wide.value(), plan);
            fails(app, second, "EN013", SETTLE, "DONE", dated);
            fails(app, asker, "EN013", SETTLE, "DONE", dated);
            fails(app, asker, "EN013", SETTLE, "LAPSED", dated);
        }
    }

    @Test
    void whatWasDoneOnItsDateIsNotDoneAgain() throws SQLException {
        labels.relate(wide, narrow);
        UUID dated = asked(asker, wide, Instant.now().plusSeconds(3600));
        try (AsMember app = new AsMember()) {
            app.begin(second.id().value());
            assertThat(app.execute(SETTLE, "AGREED", dated)).isEqualTo(1);
            app.commit();
            fixture.sql()
                    .sql("update label_change set takes_effect_at = now() where id = ?")
                    .param(dated)
                    .update();
            fixture.sql()
                    .sql("select count(*) from do_next_label_change()")
                    .query(Integer.class)
                    .single();
            // The portal's own node may have it in hand: this waits until it is done with it.
            assertThat(fixture.sql()
                            .sql("select state from label_change where id = ? for update")
                            .param(dated)
                            .query(String.class)
                            .single())
                    .isEqualTo("DONE");
            app.begin(asker.id().value());
            assertThat(app.execute(RELABEL, narrow.value(), plan)).isEqualTo(1);
            app.commit();
            fails(app, asker, "EN015", RELABEL, wide.value(), plan);
        }
    }

    @Test
    void raisingAboveOnesSightOpensNothing() throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(asker.id().value());
            String restrict = "select restrict_label('EXERCISE_PLAN', '%s', %d, %d, true)::text";
            labels.relate(narrow, wide);
            assertThat(app.keys(restrict.formatted(plan, narrow.value(), wide.value())))
                    .containsExactly("false");
            LabelId control = labels.intern(fixture.controlLabel("SECRET", "GBR", partner));
            assertThat(app.keys(restrict.formatted(plan, narrow.value(), control.value())))
                    .as("before the engine has compared them")
                    .containsExactly("false");
            labels.relate(narrow, control);
            app.begin(asker.id().value());
            fails(app, asker, "42501", RELABEL, control.value(), plan);
            app.begin(asker.id().value());
            assertThat(app.keys(restrict.formatted(plan, narrow.value(), control.value())))
                    .containsExactly("true");
            app.begin(french.id().value());
            assertThatThrownBy(() -> app.keys(restrict.formatted(plan, narrow.value(), control.value())))
                    .isInstanceOf(SQLException.class);
        }
    }

    private UUID plan() {
        ConfidentialityLabel label = fixture.label("SECRET", "GBR", "FRA", partner);
        ExercisePlanId id = act.get(asker.subject(), () -> plans.create(workspace, label, Fixture.plan("Asked about")));
        return id.value();
    }

    private UUID asked(Person person, LabelId label, @Nullable Instant at) throws SQLException {
        UUID id = UUID.randomUUID();
        try (AsMember app = new AsMember()) {
            app.begin(person.id().value());
            assertThat(app.execute(
                            ASK,
                            id,
                            plan,
                            label.value(),
                            at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                    .isEqualTo(1);
            app.commit();
        }
        return id;
    }

    private void agree(AsMember app, UUID change) throws SQLException {
        app.begin(second.id().value());
        assertThat(app.execute(SETTLE, "DONE", change)).isEqualTo(1);
    }

    private static void fails(AsMember app, Person person, String state, String sql, @Nullable Object... values)
            throws SQLException {
        app.begin(person.id().value());
        assertFails(app, state, sql, values);
    }

    private static void assertFails(AsMember app, String state, String sql, @Nullable Object... values) {
        assertThatThrownBy(() -> app.execute(sql, values))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }
}
