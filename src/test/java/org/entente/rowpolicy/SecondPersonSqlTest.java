package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What takes a second person takes one in the database too, past every page and service: as the application's own role. */
class SecondPersonSqlTest extends PortalTest {

    static final String ADD = """
            insert into member (id, subject, username, display_name, nation, role, clearance_id, state)
            values (?, ?, ?, 'Attempt', ?, ?, ?, ?)
            """;
    static final String ASK = """
            insert into approval_request (id, kind, member_id, role, clearance_id) values (?, ?, ?, ?, ?)
            """;
    static final String AGREE = "update approval_request set state = 'APPROVED' where id = ?";
    static final String CLEAR = "update member set clearance_id = ? where id = ?";

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
                app.assertRefuses(first, "EN010", ADD, UUID.randomUUID(), any(), any(), "FRA", role, low, "ACTIVE");
            }
            app.assertRefuses(
                    first, "EN010", ADD, UUID.randomUUID(), any(), any(), "FRA", "liaison-officer", high, "ACTIVE");
            assertThat(app.written(
                            first, ADD, UUID.randomUUID(), any(), any(), "FRA", "liaison-officer", low, "ACTIVE"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoAwaitsASecondPersonIsNotLetInByTheFirst() throws SQLException {
        try (AsMember app = new AsMember()) {
            UUID id = UUID.randomUUID();
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), "FRA", "auditor", low, "AWAITING");
            app.assertRefuses("EN010", "update member set state = 'ACTIVE' where id = ?", id);
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), "FRA", "auditor", low, "AWAITING");
            app.assertRefuses("EN011", "update member set clearance_id = ? where id = ?", high, id);
        }
    }

    @Test
    void onePersonGivesNobodyAHighClearanceNorMoreTimeForOne() throws SQLException {
        try (AsMember app = new AsMember()) {
            app.assertRefuses(first, "EN010", CLEAR, high, officer.id().value());
            assertThat(app.written(first, CLEAR, low, officer.id().value())).isEqualTo(1);
            Person cleared = fixture.officer("FRA", "SECRET");
            fixture.sql()
                    .sql("update member set clearance_ends_on = current_date where id = ?")
                    .param(cleared.id().value())
                    .update();
            String ends = "update member set clearance_ends_on = ? where id = ?";
            app.assertRefuses(
                    first,
                    "EN010",
                    ends,
                    LocalDate.now().plusYears(1),
                    cleared.id().value());
            app.assertRefuses(first, "EN010", ends, null, cleared.id().value());
            assertThat(app.written(
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
            app.assertRefuses(
                    first, "EN010", change, "administrator", officer.id().value());
            app.assertRefuses(first, "EN014", change, "auditor", officer.id().value());
            Person auditor = fixture.official("FRA", Roles.AUDITOR);
            app.assertRefuses(
                    first, "EN014", change, "liaison-officer", auditor.id().value());
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
            asking.assertRefuses(first, "EN010", AGREE, request);
            agreeing.assertRefuses(first, "EN010", AGREE, request);
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
            app.assertRefuses("EN010", CLEAR, clearance("SECRET"), officer.id().value());

            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            app.commit();
            app.begin(second.id().value());
            app.assertRefuses("EN010", CLEAR, high, officer.id().value());
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
            app.assertRefuses("42501", "update clearance set needs_second_person = false where id = ?", high);
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
            app.assertRefuses("EN010", "update workspace set state = 'ACTIVE' where public_id = ?", workspace);
            app.assertRefuses(first, "EN001", "update workspace set commons = true where public_id = ?", workspace);
            app.assertRefuses(
                    first, "EN001", "insert into workspace (name, ceiling, commons) values ('Mine', 3, true)");
        }
    }

    private int clearance(String level) {
        return labels.intern(labels.policy().clearance(level, new NationCode("FRA"), List.of()))
                .value();
    }

    static String any() {
        return "attempt-" + UUID.randomUUID();
    }
}
