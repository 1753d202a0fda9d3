package org.entente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.live.Notice;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for whom: kept for those who may read what it is about, and gone for those who no longer may. */
class NotificationsTest extends PortalTest {

    @Autowired
    private Notifications notifications;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Labels labels;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR", "FRA"), Fixture.plan("Noticed")));
    }

    @Test
    void whoMayNotReadItIsNotTold() {
        Person outsider = fixture.officer("FRA", "SECRET");
        Person lower = fixture.officer("FRA", "RESTRICTED");
        fixture.admit(workspace, lower, AdmissionRole.CONTRIBUTOR);
        Person official = fixture.official("FRA", Roles.ADMINISTRATOR);
        Person suspended = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, suspended, AdmissionRole.CONTRIBUTOR);
        fixture.state(suspended, "SUSPENDED");

        Person lapsed = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, lapsed, AdmissionRole.CONTRIBUTOR);
        fixture.sql()
                .sql("update member set clearance_ends_on = current_date - 1 where id = ?")
                .param(lapsed.id().value())
                .update();

        tell(british, "exercise.invited", french, polish, outsider, lower, official, suspended, lapsed);

        assertThat(rows()).containsExactly(french.id().value());
    }

    @Test
    void whoDoesNotReadItTellsNobody() {
        assertThatThrownBy(() -> tell(polish, "exercise.invited", french)).isInstanceOf(DataAccessException.class);
        Person outsider = fixture.officer("FRA", "SECRET");
        assertThatThrownBy(() -> tell(outsider, "exercise.invited", french)).isInstanceOf(DataAccessException.class);
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        assertThatThrownBy(() -> tell(auditor, "exercise.invited", french)).isInstanceOf(DataAccessException.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void readerWhoAcknowledgesTellsTheSender() {
        tell(french, "exercise.answered", british);
        assertThat(unread(british)).isEqualTo(1);
    }

    @Test
    void tellerStaysWhoActs() {
        act.as(
                british.subject(),
                () -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(notice("exercise.invited", french, polish));
                    assertThat(plans.isThere(plan)).isTrue();
                    assertThat(notifications.unread()).isZero();
                }));
        assertThat(unread(french)).isEqualTo(1);
    }

    @Test
    void nobodyReadsOrMarksAnothersNotice() {
        tell(british, "exercise.invited", french);
        NotificationId id = list(french).getFirst().id();

        assertThat(list(british)).isEmpty();
        act.as(british.subject(), () -> notifications.read(id));
        act.as(british.subject(), notifications::readAll);
        assertThat(unread(french)).isEqualTo(1);
    }

    @Test
    void noticeFallsWithWhatCausedIt() {
        assertThatThrownBy(() -> act.as(
                        british.subject(),
                        () -> transaction.executeWithoutResult(status -> {
                            events.publishEvent(notice("exercise.invited", french));
                            throw new IllegalStateException("The cause failed");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> act.as(british.subject(), () -> events.publishEvent(notice("exercise.invited", french))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void countFollowsThePlanOverWithdrawalAndRelease() {
        tell(british, "exercise.invited", french);
        assertThat(unread(french)).isEqualTo(1);

        relabel(fixture.label("SECRET", "GBR"));
        assertThat(unread(french)).isZero();
        assertThat(list(french)).isEmpty();

        relabel(fixture.label("SECRET", "GBR", "FRA", "POL"));
        assertThat(unread(french)).isEqualTo(1);
        assertThat(unread(polish)).isEqualTo(1);
    }

    @Test
    void noticeOfWhatStandsBesideThePlanKeepsItsOwnLabel() {
        Notice aside = new Notice(
                "message.mention",
                Set.of(french.id()),
                workspace,
                labels.intern(fixture.label("RESTRICTED", "GBR", "FRA")),
                "exercises/" + plan);
        act.as(british.subject(), () -> transaction.executeWithoutResult(status -> events.publishEvent(aside)));

        relabel(fixture.label("SECRET", "GBR"));
        assertThat(unread(french)).isEqualTo(1);
    }

    @Test
    void removedFromTheWorkspaceOrSuspendedNothingWaits() {
        tell(british, "exercise.invited", french);
        fixture.state(french, "SUSPENDED");
        assertThat(fixture.sql()
                        .sql("select 1 from notification where member_id = ?")
                        .param(french.id().value())
                        .query(Integer.class)
                        .list())
                .hasSize(1);
        fixture.state(french, "ACTIVE");
        assertThat(unread(french)).isEqualTo(1);

        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(french.id().value())
                .update();
        assertThat(unread(french)).isZero();
    }

    @Test
    void toldAgainBeforeItWasReadIsOneNotice() {
        tell(british, "exercise.dates", french);
        tell(british, "exercise.dates", french);
        tell(british, "exercise.dates", french);
        assertThat(list(french)).singleElement().satisfies(one -> {
            assertThat(one.times()).isEqualTo(3);
            assertThat(one.read()).isFalse();
            assertThat(one.path()).isEqualTo("exercises/" + plan);
        });

        act.as(french.subject(), notifications::readAll);
        assertThat(unread(french)).isZero();
        tell(british, "exercise.dates", french);
        assertThat(list(french)).extracting(Notification::read).containsExactly(false, true);
    }

    @Test
    void oldNoticesGoAndYoungOnesStay() {
        tell(british, "exercise.dates", french);
        tell(british, "exercise.invited", french);
        tell(british, "exercise.released", french);
        tell(british, "exercise.answered", french);
        age("exercise.dates", 31, true);
        age("exercise.invited", 31, false);
        age("exercise.released", 29, true);
        age("exercise.answered", 181, false);

        fixture.sql().sql("select forget_old_notices()").query(Long.class).single();

        assertThat(list(french))
                .extracting(Notification::kind)
                .containsExactlyInAnyOrder("exercise.invited", "exercise.released");
    }

    private void age(String kind, int days, boolean read) {
        fixture.sql()
                .sql(
                        "update notification set at = now() - make_interval(days => ?), read_at = case when ? then now() end where kind = ? and member_id = ?")
                .params(days, read, kind, french.id().value())
                .update();
    }

    private void relabel(ConfidentialityLabel label) {
        relabel.give(british, plan, label);
    }

    private void tell(Person teller, String kind, Person... to) {
        Notice notice = notice(kind, to);
        act.as(teller.subject(), () -> transaction.executeWithoutResult(status -> events.publishEvent(notice)));
    }

    private Notice notice(String kind, Person... to) {
        return new Notice(
                kind,
                Arrays.stream(to).map(Person::id).collect(Collectors.toSet()),
                workspace,
                labels.intern(fixture.label("SECRET", "GBR", "FRA")),
                "exercises/" + plan);
    }

    private int unread(Person person) {
        return act.get(person.subject(), notifications::unread);
    }

    private List<Notification> list(Person person) {
        return act.get(person.subject(), () -> notifications.list(50));
    }

    private List<UUID> rows() {
        return fixture.sql()
                .sql(
                        "select n.member_id from notification n join workspace w on w.id = n.workspace_id where w.public_id = ?")
                .param(workspace.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }
}
