package org.entente.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.member.Member;
import org.entente.member.MemberIsOneself;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do raises alerts within seconds of its sealing; auditors, and nobody else, see and answer them. */
class WatchingTest extends PortalTest {

    @Autowired
    private Alerts alerts;

    @Autowired
    private WatchRules rules;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Members members;

    @Autowired
    private Labels labels;

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transaction;

    private List<RuleSetting> before = List.of();
    private Person auditor;
    private Person other;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        auditor = fixture.official("NLD", Roles.AUDITOR);
        other = fixture.official("FRA", Roles.AUDITOR);
        workspace = fixture.workspace("SECRET");
        act.as(auditor.subject(), () -> {
            before = rules.list();
            for (RuleSetting setting : before) {
                rules.set(
                        setting.rule().thresholds().contains(Threshold.TIMES)
                                ? setting.with(Threshold.TIMES, 3)
                                : setting);
            }
        });
    }

    @AfterEach
    void putRulesBack() {
        act.as(auditor.subject(), () -> before.forEach(rules::set));
    }

    @Test
    void oneRefusalLessThanTheRuleSaysIsNoAlertAndTheLastOneIs() {
        Person stranger = fixture.officer("FRA", "SECRET");
        refused(stranger, 2);
        looked(stranger);
        assertThat(of(stranger)).isEmpty();

        refused(stranger, 1);

        looked(stranger);
        assertThat(of(stranger)).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo(WatchRule.REFUSALS);
            assertThat(alert.times()).isEqualTo(3);
            assertThat(alert.name()).isEqualTo(stranger.name());
            assertThat(alert.nation()).isEqualTo("FRA");
            assertThat(alert.isOpen()).isTrue();
        });
        refused(stranger, 1);
        looked(stranger);
        assertThat(of(stranger)).extracting(Alert::times).containsExactly(4);
    }

    @Test
    void whatWasSlippedInWithMoreThanAnIndexHoldsDoesNotStopTheRules() {
        fixture.sql().sql("""
                        with long as (select string_agg(md5(n::text || clock_timestamp()), '') as digest from generate_series(1, 600) n)
                        insert into audit_entry (action, object_kind, outcome, detail)
                        select 'SIGN_IN_FAILED', 'MEMBER', 'FAILED', jsonb_build_object('usernameDigest', long.digest)
                          from long, generate_series(1, 3)
                        """).update();
        Person stranger = fixture.officer("FRA", "SECRET");

        refused(stranger, 3);

        looked(stranger);
        assertThat(of(stranger)).extracting(Alert::rule).containsExactly(WatchRule.REFUSALS);
    }

    @Test
    void takingMuchAlongIsAnAlert() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        Person officer = fixture.officer("FRA", "SECRET");
        takes(administrator, officer, 2);
        looked(administrator);
        assertThat(of(administrator)).isEmpty();

        takes(administrator, officer, 1);

        looked(administrator);
        assertThat(of(administrator)).extracting(Alert::rule).containsExactly(WatchRule.MASS_DOWNLOAD);
    }

    @Test
    void signInsThatFailAreCountedForTheAccountAndNotForAnother() {
        Person one = fixture.officer("FRA", "SECRET");
        Person two = fixture.officer("FRA", "SECRET");
        fails(one, 2);
        fails(two, 2);
        failuresLooked(one);
        failuresLooked(two);
        assertThat(of(one)).isEmpty();

        fails(one, 1);

        failuresLooked(one);
        assertThat(of(one)).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo(WatchRule.SIGN_IN_FAILURES);
            assertThat(alert.name()).isEqualTo("user of " + one.name());
        });
        assertThat(of(two)).isEmpty();
    }

    @Test
    void administratorWhoActsOnOneselfOrTheOwnNationIsAnAlertAndOnOthersIsNot() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        clears(administrator, fixture.officer("FRA", "SECRET"));
        looked(administrator);
        assertThat(of(administrator)).isEmpty();

        clears(administrator, fixture.officer("GBR", "SECRET"));
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> members.suspend(member(administrator)))
                        .isInstanceOf(MemberIsOneself.class));

        looked(administrator);
        assertThat(of(administrator)).extracting(Alert::rule).containsExactly(WatchRule.OWN_GRANT, WatchRule.OWN_GRANT);
    }

    @Test
    void entryThatDidNotComeThroughThePortalIsAnAlertThatNamesNobody() throws Exception {
        Person claimed = fixture.officer("FRA", "SECRET");
        UUID slipped = UUID.randomUUID();
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser
                    .createStatement()
                    .execute(
                            "insert into audit_entry (id, actor, action, object_kind, outcome) values ('%s', '%s', 'SIGNED_OUT', 'SESSION', 'SUCCESS')"
                                    .formatted(slipped, claimed.id()));
        }
        looked(claimed);
        assertThat(all())
                .filteredOn(alert -> alert.rule() == WatchRule.STRANGERS && alert.isOpen())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.member()).isNull());
        assertThat(of(claimed)).isEmpty();
    }

    @Test
    void acknowledgingIsEnteredAndMayBeUndoneByWhoeverDidIt() {
        Alert alert = refusalsOf(fixture.officer("FRA", "SECRET"));
        act.as(auditor.subject(), () -> alerts.acknowledge(alert.id(), "A wrong link in a mail"));
        assertThat(again(alert).answer()).satisfies(answer -> {
            assertThat(answer.by()).isEqualTo(auditor.id().value());
            assertThat(answer.name()).isEqualTo(auditor.name());
            assertThat(answer.note()).isEqualTo("A wrong link in a mail");
        });
        act.as(other.subject(), () -> {
            assertThatThrownBy(() -> alerts.acknowledge(alert.id(), "Mine")).isInstanceOf(AlertNotAnswered.class);
            assertThatThrownBy(() -> alerts.openAgain(alert.id())).isInstanceOf(AlertNotAnswered.class);
        });

        act.as(auditor.subject(), () -> alerts.openAgain(alert.id()));

        assertThat(again(alert).isOpen()).isTrue();
        assertThat(entries(alert.id().toString()))
                .containsExactly("ALERT_ACKNOWLEDGED SUCCESS", "ALERT_OPENED_AGAIN SUCCESS");
    }

    @Test
    void nobodyAcknowledgesAnAlertAboutOneselfWhateverThePortalAsksOfTheDatabase() throws Exception {
        // An auditor is refused when asking for a page of content.
        for (int i = 0; i < 3; i++) {
            act.as(
                    auditor.subject(),
                    () -> assertThatThrownBy(() -> workspaces.open(workspace))
                            .isInstanceOf(AuthorizationDeniedException.class));
        }
        looked(auditor);
        Alert alert = of(auditor).getFirst();
        int waiting = act.get(auditor.subject(), alerts::open);

        act.as(
                auditor.subject(),
                () -> assertThatThrownBy(() -> alerts.acknowledge(alert.id(), "It was nothing"))
                        .isInstanceOfSatisfying(
                                AlertNotAnswered.class,
                                e -> assertThat(e.why()).isEqualTo(AlertNotAnswered.Why.ONESELF)));
        assertThat(entries(alert.id().toString())).containsExactly("ALERT_ACKNOWLEDGED DENIED");
        assertThat(asApplication(auditor, alert, auditor)).isZero();
        assertThatThrownBy(() -> asApplication(other, alert, auditor)).hasMessageContaining("row-level security");
        assertThat(asApplication(fixture.official("NLD", Roles.ADMINISTRATOR), alert, auditor))
                .isZero();
        assertThat(act.get(other.subject(), alerts::open)).isGreaterThan(0);
        assertThat(waiting).isLessThanOrEqualTo(act.get(other.subject(), alerts::open));

        act.as(other.subject(), () -> alerts.acknowledge(alert.id(), "Asked; it was a bookmark"));
        assertThat(again(alert).isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
    void nobodyButAuditorsSeesAlertsOrSetsRules(String role) {
        Person person = fixture.official("GBR", role);
        RuleSetting setting = before.getFirst();
        act.as(person.subject(), () -> {
            assertThatThrownBy(() -> alerts.list(0, 1)).isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> rules.set(setting)).isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> rules.preview(setting)).isInstanceOf(AuthorizationDeniedException.class);
        });
    }

    @Test
    void previewCountsWhatTheRuleWouldHaveFoundAndSettingItIsEntered() {
        Person stranger = fixture.officer("FRA", "SECRET");
        RuleSetting refusals = before.stream()
                .filter(one -> one.rule() == WatchRule.REFUSALS)
                .findFirst()
                .orElseThrow();
        refused(stranger, 150);
        looked(stranger);
        int with150 = preview(refusals.with(Threshold.TIMES, 150));
        int with151 = preview(refusals.with(Threshold.TIMES, 151));

        assertThat(with150).isEqualTo(with151 + 1);
        assertThat(act.get(auditor.subject(), () -> rules.preview(before.getLast())))
                .isEmpty();

        act.as(
                auditor.subject(),
                () -> rules.set(refusals.with(Threshold.TIMES, 4).on(false)));
        assertThat(act.get(auditor.subject(), rules::list))
                .contains(refusals.with(Threshold.TIMES, 4).on(false));
        assertThat(fixture.sql()
                        .sql(
                                "select concat(detail ->> 'TIMES', detail ->> 'on') from audit_entry where actor = ? and action = 'WATCH_RULE_CHANGED'"
                                        + " order by occurred_at desc limit 1")
                        .param(auditor.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("4false");
    }

    private int preview(RuleSetting setting) {
        Optional<Preview> preview = act.get(auditor.subject(), () -> rules.preview(setting));
        return preview.orElseThrow().alerts();
    }

    private Alert refusalsOf(Person person) {
        refused(person, 3);
        looked(person);
        return of(person).getFirst();
    }

    private void refused(Person person, int times) {
        for (int i = 0; i < times; i++) {
            act.as(
                    person.subject(),
                    () -> assertThat(workspaces.open(workspace)).isEmpty());
        }
    }

    private void takes(Person administrator, Person of, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(act.get(administrator.subject(), () -> members.clearanceFile(of.id(), CoalitionPolicy.NAME)))
                    .isPresent();
        }
    }

    private void fails(Person person, int times) {
        for (int i = 0; i < times; i++) {
            transaction.executeWithoutResult(status -> log.heard(
                    AuditEvent.of(AuditAction.SIGN_IN_FAILED, ObjectKind.MEMBER, person.id())
                            .with("username", "user of " + person.name()),
                    Outcome.FAILED,
                    "invalid_user_credentials"));
        }
    }

    private void clears(Person administrator, Person person) {
        act.as(administrator.subject(), () -> {
            Member member = member(person);
            members.clear(member, labels.policy().clearance("RESTRICTED", person.nation(), List.of()));
        });
    }

    private Member member(Person person) {
        return members.list(new MemberQuery(person.name(), null, null, null, MemberQuery.Order.NATION, false), 0, 1)
                .getFirst();
    }

    private List<Alert> all() {
        return act.get(other.subject(), () -> alerts.list(0, 500));
    }

    private List<Alert> of(Person person) {
        return all().stream()
                .filter(alert -> person.id().value().equals(alert.member()))
                .toList();
    }

    private Alert again(Alert alert) {
        return all().stream()
                .filter(one -> one.id().equals(alert.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> entries(String object) {
        return fixture.sql()
                .sql("select action || ' ' || outcome from audit_entry where object_id = ? order by occurred_at")
                .param(object)
                .query((row, n) -> row.getString(1))
                .list();
    }

    // What the portal's login may do in the name of one person: acknowledge, in the name of another.
    private static int asApplication(Person person, Alert alert, Person by) throws Exception {
        try (Connection connection = TestDatabase.app().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("select set_config('entente.member', '%s', true)".formatted(person.id()));
            return connection
                    .createStatement()
                    .executeUpdate(
                            "update watch_alert set acknowledged_at = now(), acknowledged_by = '%s', note = 'x' where id = '%s'"
                                    .formatted(by.id(), alert.id()));
        }
    }

    private void looked(Person person) {
        lookedAt("e.actor = '%s'".formatted(person.id()));
    }

    private void failuresLooked(Person person) {
        lookedAt("e.object_id = '%s' and e.action = 'SIGN_IN_FAILED'".formatted(person.id()));
    }

    private void lookedAt(String which) {
        await().until(() ->
                fixture.sql().sql("""
                        select exists (select from audit_entry e where %1$s)
                           and not exists (select from audit_entry e left join audit_leaf l on l.entry = e.id
                                            where %1$s and (l.index is null or l.index > (select last_index from watch_state)))
                        """.formatted(which)).query(Boolean.class).single());
    }
}
