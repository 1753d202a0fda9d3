package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.rowpolicy.SecondPersonSqlTest.ADD;
import static org.entente.rowpolicy.SecondPersonSqlTest.AGREE;
import static org.entente.rowpolicy.SecondPersonSqlTest.ASK;
import static org.entente.rowpolicy.SecondPersonSqlTest.CLEAR;
import static org.entente.rowpolicy.SecondPersonSqlTest.any;

import java.sql.SQLException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What bounds a nation and its people holds in the database too: what it is cleared for, that it left, what its administrators write. */
class NationSqlTest extends PortalTest {

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
        low = cleared(new NationCode("FRA"), "RESTRICTED");
        high = cleared(new NationCode("FRA"), "CONFIDENTIAL");
    }

    @Test
    void nobodyGetsMoreThanTheNationIsClearedFor() throws SQLException {
        NationCode nation = fixture.newNation();
        Person its = fixture.officer(nation.value(), "UNCLASSIFIED");
        int others = cleared(new NationCode("FRA"), "RESTRICTED");
        int nations = cleared(nation, "RESTRICTED");
        state(nation, nations);
        try (AsMember app = new AsMember()) {
            app.assertRefuses(first, "EN017", CLEAR, others, its.id().value());
            app.assertRefuses(
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
            int secret = cleared(nation, "SECRET");
            app.begin(first.id().value());
            app.write(ASK, request, "CLEARANCE", its.id().value(), null, secret);
            app.commit();
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            app.assertRefuses("EN017", CLEAR, secret, its.id().value());
            // What the nation is cleared for is nobody's to leave out.
            app.assertRefuses(first, "EN017", "insert into nation (code, name) values ('XZY', 'Bare')");
            app.assertRefuses(first, "EN017", "update nation set clearance_id = null where code = ?", nation.value());
            assertThat(app.written(first, CLEAR, nations, its.id().value())).isEqualTo(1);
        }
    }

    @Test
    void newMemberWhoAwaitsASecondPersonIsNotLetInBeyondWhatTheNationIsClearedForThen() throws SQLException {
        NationCode nation = fixture.newNation();
        UUID id = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        int secret = cleared(nation, "SECRET");
        try (AsMember app = new AsMember()) {
            app.begin(first.id().value());
            app.write(ADD, id, any(), any(), nation.value(), "liaison-officer", secret, "AWAITING");
            app.write(ASK, request, "MEMBER", id, "liaison-officer", secret);
            app.commit();
            state(nation, cleared(nation, "RESTRICTED"));
            app.begin(second.id().value());
            assertThat(app.write(AGREE, request)).isEqualTo(1);
            app.assertRefuses("EN017", "update member set state = 'ACTIVE' where id = ?", id);
        }
    }

    @Test
    void nationIsClearedForMoreByTwoOfOtherNationsOnly() throws SQLException {
        NationCode nation = fixture.newNation();
        int secret = cleared(nation, "SECRET");
        state(nation, cleared(nation, "RESTRICTED"));
        Person its = fixture.official(nation.value(), Roles.ADMINISTRATOR);
        Person nationAdministrator = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        String clear = "update nation set clearance_id = ? where code = ?";
        String ask = "insert into approval_request (id, kind, nation, clearance_id) values (?, 'NATION', ?, ?)";
        UUID request = UUID.randomUUID();
        try (AsMember app = new AsMember()) {
            app.assertRefuses(first, "EN010", clear, secret, nation.value());
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
            app.assertRefuses(first, "EN010", AGREE, request);
            app.begin(its.id().value());
            assertThat(app.write(AGREE, request)).isZero();
            // What was agreed to is for exactly that clearance, nation and transaction.
            app.begin(second.id().value());
            app.write(AGREE, request);
            app.assertRefuses("EN010", clear, cleared(nation, "CONFIDENTIAL"), nation.value());
            app.begin(second.id().value());
            app.write(AGREE, request);
            assertThat(app.write(clear, secret, nation.value())).isEqualTo(1);
            app.commit();
            // Less takes one.
            assertThat(app.written(first, clear, cleared(nation, "CONFIDENTIAL"), nation.value()))
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
            app.assertRefuses(
                    first,
                    "EN010",
                    CLEAR,
                    labels.intern(secret).value(),
                    cleared.id().value());
            Clearance nothing = new Clearance("US-STYLE", new TreeSet<>(), List.of());
            assertThat(app.written(
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
            app.assertRefuses(first, "EN013", "update nation set state = 'ACTIVE' where code = ?", nation.value());
            app.assertRefuses(
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
                assertThat(app.written(nations, suspend, other.id().value())).isZero();
            }
            for (String role : List.of("nation-administrator", "administrator", "auditor")) {
                assertThat(app.written(
                                nations, ADD, UUID.randomUUID(), any(), any() + ".fra", "FRA", role, low, "AWAITING"))
                        .isZero();
            }
            assertThat(app.written(
                            nations,
                            ADD,
                            UUID.randomUUID(),
                            any(),
                            any() + ".gbr",
                            "GBR",
                            "liaison-officer",
                            cleared(new NationCode("GBR"), "RESTRICTED"),
                            "ACTIVE"))
                    .isZero();
            // A name outside of the nation's own could tell of somebody elsewhere.
            assertThat(app.written(
                            nations, ADD, UUID.randomUUID(), any(), any(), "FRA", "liaison-officer", low, "ACTIVE"))
                    .isZero();
            app.assertRefuses(
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
            app.assertRefuses(
                    nations,
                    "42501",
                    "update member set role = 'nation-administrator' where id = ?",
                    officer.id().value());
            assertThat(app.written(nations, suspend, officer.id().value())).isEqualTo(1);
            assertThat(app.written(
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

    private int cleared(NationCode nation, String level) {
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
