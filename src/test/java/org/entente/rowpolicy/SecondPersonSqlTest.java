package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What takes a second person takes one in the database too, past every page and service: as the application's own role. */
class SecondPersonSqlTest extends PortalTest {

    private static final String ADD = """
            insert into member (id, subject, username, display_name, nation, role, clearance_id, state)
            values (?, ?, ?, 'Attempt', ?, ?, ?, ?)
            """;
    private static final String ASK = """
            insert into approval_request (id, kind, member_id, role, clearance_id) values (?, ?, ?, ?, ?)
            """;
    private static final String AGREE = "update approval_request set state = 'APPROVED' where id = ?";
    private static final String CLEAR = "update member set clearance_id = ? where id = ?";

    @Autowired
    private Labels labels;

    private Person first;
    private Person second;
    private Person officer;
    private int low;
    private int high;

    @BeforeEach
    void people() {
        first = fixture.official("GBR", Roles.ADMINISTRATOR);
        second = fixture.official("GBR", Roles.ADMINISTRATOR);
        officer = fixture.officer("FRA", "UNCLASSIFIED");
        low = clearance("RESTRICTED");
        high = clearance("CONFIDENTIAL");
    }

    @Test
    void onePersonMakesNoAdministratorNoAuditorAndNobodyWithAHighClearance() throws SQLException {
        try (AsMember app = new AsMember()) {
            for (String role : List.of("administrator", "auditor")) {
                refused(app, first, "EN010", ADD, UUID.randomUUID(), any(), any(), "FRA", role, low, "ACTIVE");
            }
            refused(
                    app,
                    first,
                    "EN010",
                    ADD,
                    UUID.randomUUID(),
                    any(),
                    any(),
                    "FRA",
                    "liaison-officer",
                    high,
                    "ACTIVE");
            assertThat(written(
                            app, first, ADD, UUID.randomUUID(), any(), any(), "FRA", "liaison-officer", low, "ACTIVE"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoAwaitsASecondPersonIsNotLetInByTheFirst() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID id = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), "FRA", "auditor", low, "AWAITING");
            assertFails(app, "EN010", "update member set state = 'ACTIVE' where id = ?", id);
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), "FRA", "auditor", low, "AWAITING");
            assertFails(app, "EN011", "update member set clearance_id = ? where id = ?", high, id);
        }
    }

    @Test
    void onePersonGivesNobodyAHighClearanceNorMoreTimeForOne() throws SQLException {
        try (AsMember app = new AsMember()) {
            refused(app, first, "EN010", CLEAR, high, officer.id().value());
            assertThat(written(app, first, CLEAR, low, officer.id().value())).isEqualTo(1);
            Person cleared = fixture.officer("FRA", "SECRET");
            fixture.sql()
                    .sql("update member set clearance_ends_on = current_date where id = ?")
                    .param(cleared.id().value())
                    .update();
            String ends = "update member set clearance_ends_on = ? where id = ?";
            refused(
                    app,
                    first,
                    "EN010",
                    ends,
                    LocalDate.now().plusYears(1),
                    cleared.id().value());
            refused(app, first, "EN010", ends, null, cleared.id().value());
            assertThat(written(
                            app,
                            first,
                            ends,
                            LocalDate.now().minusDays(9),
                            cleared.id().value()))
                    .isEqualTo(1);
        }
    }

    @Test
    void onePersonMakesNobodyAnAdministratorAndNobodyAtAllAnAuditor() throws SQLException {
        String change = "update member set role = ? where id = ?";
        try (AsMember app = new AsMember()) {
            refused(app, first, "EN010", change, "administrator", officer.id().value());
            refused(app, first, "EN014", change, "auditor", officer.id().value());
            Person auditor = fixture.official("FRA", Roles.AUDITOR);
            refused(app, first, "EN014", change, "liaison-officer", auditor.id().value());
        }
    }

    @Test
    void whoAskedDoesNotAgreeThroughWhicheverConnection() throws SQLException {
        try (AsMember asking = new AsMember();
                AsMember agreeing = new AsMember()) {
            UUID request = UUID.randomUUID();
            asking.begin(first.id().value());
            asking.write(ASK, request, "CLEARANCE", officer.id().value(), null, high);
            asking.commit();
            refused(asking, first, "EN010", AGREE, request);
            refused(agreeing, first, "EN010", AGREE, request);
            agreeing.begin(first.id().value());
            assertThatThrownBy(() -> agreeing.execute(
                            "update approval_request set requested_by = ? where id = ?",
                            second.id().value(),
                            request))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whomItIsAboutDoesNotAgree() throws SQLException {
        Person third = fixture.official("GBR", Roles.ADMINISTRATOR);
        try (AsMember app = new AsMember()) {
            UUID request = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", third.id().value(), null, high);
            app.commit();
            app.begin(third.id().value());
            assertThat(app.write(AGREE, request)).isZero();
            // Nor does anybody ask for oneself.
            app.begin(first.id().value());
            assertThat(app.write(ASK, UUID.randomUUID(), "CLEARANCE", first.id().value(), null, high))
                    .isZero();
        }
    }

    @Test
    void agreementIsForExactlyWhatWasAskedAndInItsOwnTransaction() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID request = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", officer.id().value(), null, high);
            app.commit();

            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            assertFails(app, "EN010", CLEAR, clearance("SECRET"), officer.id().value());

            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            app.commit();
            app.begin(second.id().value());
            assertFails(app, "EN010", CLEAR, high, officer.id().value());
        }
    }

    @Test
    void whoSeesARequestSeesTheClearanceThatItAsksForThoughNobodyHoldsItYet() throws SQLException {
        int nobodys = labels.intern(labels.policy().clearance("SECRET", fixture.newNation(), List.of()))
                .value();
        String look = "select id from clearance where id = " + nobodys;
        try (AsMember app = new AsMember()) {
            app.begin(second.id().value());
            assertThat(app.keys(look)).isEmpty();
            app.begin(first.id().value());
            app.write(ASK, UUID.randomUUID(), "CLEARANCE", officer.id().value(), null, nobodys);
            app.commit();
            app.begin(second.id().value());
            assertThat(app.keys(look)).hasSize(1);
            app.begin(officer.id().value());
            assertThat(app.keys(look)).isEmpty();
        }
    }

    @Test
    void clearanceThatTakesTwoIsNotMadeToTakeOne() throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(first.id().value());
            app.execute("set local role entente_jobs");
            assertFails(app, "42501", "update clearance set needs_second_person = false where id = ?", high);
            app.begin(first.id().value());
            app.execute("set local role entente_jobs");
            assertThat(app.write("update clearance set needs_second_person = true where id = ?", low))
                    .isEqualTo(1);
        }
    }

    @Test
    void secondPersonAgreesAndItIsDone() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID request = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", officer.id().value(), null, high);
            app.commit();
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            assertThat(app.write(CLEAR, high, officer.id().value())).isEqualTo(1);
            app.commit();
        }
    }

    @Test
    void requestThatLapsedIsNotAgreedTo() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID request = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", officer.id().value(), null, high);
            app.commit();
            fixture.sql()
                    .sql("update approval_request set expires_at = now() - interval '1 second' where id = ?")
                    .param(request)
                    .update();
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isZero();
        }
    }

    @Test
    void sealedWorkspaceIsNotOpenedByOnePersonNorIsOneMadeEverybodys() throws SQLException {
        UUID workspace = fixture.workspace("SECRET").value();
        try (AsMember app = new AsMember()) {
            app.begin(first.id().value());
            assertThat(app.write("update workspace set state = 'SEALED' where public_id = ?", workspace))
                    .isEqualTo(1);
            assertFails(app, "EN010", "update workspace set state = 'ACTIVE' where public_id = ?", workspace);
            refused(app, first, "EN001", "update workspace set commons = true where public_id = ?", workspace);
            refused(app, first, "EN001", "insert into workspace (name, ceiling, commons) values ('Mine', 3, true)");
        }
    }

    @Test
    void nobodyGetsMoreThanTheNationIsClearedFor() throws SQLException {
        NationCode nation = fixture.newNation();
        Person its = fixture.officer(nation.value(), "UNCLASSIFIED");
        int others = clearance("RESTRICTED");
        int nations = own(nation, "RESTRICTED");
        state(nation, nations);
        try (AsMember app = new AsMember()) {
            refused(app, first, "EN017", CLEAR, others, its.id().value());
            refused(
                    app,
                    first,
                    "EN017",
                    ADD,
                    UUID.randomUUID(),
                    any(),
                    any(),
                    nation.value(),
                    "liaison-officer",
                    others,
                    "ACTIVE");
            // Nor with two who agree, be it to a clearance or to a new member.
            UUID request = UUID.randomUUID();
            int secret = own(nation, "SECRET");
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", its.id().value(), null, secret);
            app.commit();
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            assertFails(app, "EN017", CLEAR, secret, its.id().value());
            // What the nation is cleared for is nobody's to leave out.
            refused(app, first, "EN017", "insert into nation (code, name) values ('XZY', 'Bare')");
            refused(app, first, "EN017", "update nation set clearance_id = null where code = ?", nation.value());
            assertThat(written(app, first, CLEAR, nations, its.id().value())).isEqualTo(1);
        }
    }

    @Test
    void newMemberWhoAwaitsASecondPersonIsNotLetInBeyondWhatTheNationIsClearedForThen() throws SQLException {
        NationCode nation = fixture.newNation();
        UUID id = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        int secret = own(nation, "SECRET");
        try (AsMember app = new AsMember()) {
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), nation.value(), "liaison-officer", secret, "AWAITING");
            app.write(ASK, request, "MEMBER", id, "liaison-officer", secret);
            app.commit();
            state(nation, own(nation, "RESTRICTED"));
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            assertFails(app, "EN017", "update member set state = 'ACTIVE' where id = ?", id);
        }
    }

    @Test
    void nationIsClearedForMoreByTwoOfOtherNationsOnly() throws SQLException {
        NationCode nation = fixture.newNation();
        int secret = own(nation, "SECRET");
        state(nation, own(nation, "RESTRICTED"));
        Person its = fixture.official(nation.value(), Roles.ADMINISTRATOR);
        Person nationAdministrator = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        String clear = "update nation set clearance_id = ? where code = ?";
        String ask = "insert into approval_request (id, kind, nation, clearance_id) values (?, 'NATION', ?, ?)";
        UUID request = UUID.randomUUID();
        try (AsMember app = new AsMember()) {
            refused(app, first, "EN010", clear, secret, nation.value());
            for (Person person : List.of(its, nationAdministrator, officer)) {
                app.begin(person.id().value());
                assertThat(app.write(clear, secret, nation.value())).isZero();
                app.begin(person.id().value());
                assertThat(app.write(ask, UUID.randomUUID(), nation.value(), secret))
                        .isZero();
            }
            app.begin(first.id().value());
            app.write(ask, request, nation.value(), secret);
            app.commit();
            refused(app, first, "EN010", AGREE, request);
            app.begin(its.id().value());
            assertThat(app.write(AGREE, request)).isZero();
            // What was agreed to is for exactly that clearance, nation and transaction.
            app.begin(second.id().value());
            app.write(AGREE, request);
            assertFails(app, "EN010", clear, own(nation, "CONFIDENTIAL"), nation.value());
            app.begin(second.id().value());
            app.write(AGREE, request);
            assertThat(app.write(clear, secret, nation.value())).isEqualTo(1);
            app.commit();
            // Less takes one.
            assertThat(written(app, first, clear, own(nation, "CONFIDENTIAL"), nation.value()))
                    .isEqualTo(1);
        }
    }

    @Test
    void takingAPolicyAwayTakesTwoSinceEquivalentsMayThenOpenMore() throws SQLException {
        NationCode france = new NationCode("FRA");
        Clearance secret = labels.policy().clearance("SECRET", france, List.of());
        Clearance open = new Clearance("US-STYLE", new TreeSet<>(Set.of("UNCLASSIFIED")), List.of());
        Person cleared = fixture.member("FRA", Roles.LIAISON_OFFICER, secret);
        fixture.sql()
                .sql("update member set clearance_id = ? where id = ?")
                .params(
                        labels.intern(Clearances.of(secret, open)).value(),
                        cleared.id().value())
                .update();
        try (AsMember app = new AsMember()) {
            refused(
                    app,
                    first,
                    "EN010",
                    CLEAR,
                    labels.intern(secret).value(),
                    cleared.id().value());
            Clearance nothing = new Clearance("US-STYLE", new TreeSet<>(), List.of());
            assertThat(written(
                            app,
                            first,
                            CLEAR,
                            labels.intern(Clearances.of(secret, nothing)).value(),
                            cleared.id().value()))
                    .isEqualTo(1);
        }
    }

    @Test
    void nationThatLeftAndMembershipThatEndedStaySo() throws SQLException {
        NationCode nation = fixture.newNation();
        fixture.sql()
                .sql("update nation set state = 'LEFT' where code = ?")
                .param(nation.value())
                .update();
        fixture.state(officer, "ENDED");
        try (AsMember app = new AsMember()) {
            refused(app, first, "EN013", "update nation set state = 'ACTIVE' where code = ?", nation.value());
            refused(
                    app,
                    first,
                    "EN013",
                    "update member set state = 'ACTIVE' where id = ?",
                    officer.id().value());
        }
    }

    @Test
    void nationAdministratorWritesOnlyLiaisonOfficersOfTheOwnNation() throws SQLException {
        Person nations = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        Person foreign = fixture.officer("GBR", "UNCLASSIFIED");
        Person official = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        String suspend = "update member set state = 'SUSPENDED' where id = ?";
        try (AsMember app = new AsMember()) {
            for (Person other : List.of(foreign, official, nations)) {
                assertThat(written(app, nations, suspend, other.id().value())).isZero();
            }
            for (String role : List.of("nation-administrator", "administrator", "auditor")) {
                assertThat(written(
                                app,
                                nations,
                                ADD,
                                UUID.randomUUID(),
                                any(),
                                any() + ".fra",
                                "FRA",
                                role,
                                low,
                                "AWAITING"))
                        .isZero();
            }
            assertThat(written(
                            app,
                            nations,
                            ADD,
                            UUID.randomUUID(),
                            any(),
                            any() + ".gbr",
                            "GBR",
                            "liaison-officer",
                            own(new NationCode("GBR"), "RESTRICTED"),
                            "ACTIVE"))
                    .isZero();
            // A name outside of the nation's own could tell of somebody elsewhere.
            assertThat(written(
                            app,
                            nations,
                            ADD,
                            UUID.randomUUID(),
                            any(),
                            any(),
                            "FRA",
                            "liaison-officer",
                            low,
                            "ACTIVE"))
                    .isZero();
            refused(
                    app,
                    nations,
                    "EN010",
                    ADD,
                    UUID.randomUUID(),
                    any(),
                    any() + ".fra",
                    "FRA",
                    "liaison-officer",
                    high,
                    "ACTIVE");
            refused(
                    app,
                    nations,
                    "42501",
                    "update member set role = 'nation-administrator' where id = ?",
                    officer.id().value());
            assertThat(written(app, nations, suspend, officer.id().value())).isEqualTo(1);
            assertThat(written(
                            app,
                            nations,
                            ADD,
                            UUID.randomUUID(),
                            any(),
                            any() + ".fra",
                            "FRA",
                            "liaison-officer",
                            low,
                            "ACTIVE"))
                    .isEqualTo(1);
        }
    }

    @Test
    void nationAdministratorAgreesToNothing() throws SQLException {
        Person nations = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        try (AsMember app = new AsMember()) {
            UUID request = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", officer.id().value(), null, high);
            app.commit();
            app.begin(nations.id().value());
            assertThat(app.keys("select id from approval_request")).isEmpty();
            assertThat(app.write(AGREE, request)).isZero();
        }
    }

    private int clearance(String level) {
        return labels.intern(labels.policy().clearance(level, new NationCode("FRA"), List.of()))
                .value();
    }

    private static String any() {
        return "attempt-" + UUID.randomUUID();
    }

    private static int written(AsMember app, Person person, String sql, @Nullable Object... values)
            throws SQLException {
        app.begin(person.id().value());
        return app.write(sql, values);
    }

    private static void refused(AsMember app, Person person, String state, String sql, @Nullable Object... values)
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

    private int own(NationCode nation, String level) {
        return labels.intern(labels.policy().clearance(level, nation, List.of()))
                .value();
    }

    private void state(NationCode nation, int clearance) {
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(clearance, nation.value())
                .update();
    }
}
