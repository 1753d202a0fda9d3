package org.entente.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.entente.access.SignedIn;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.Labels;
import org.entente.live.Notice;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail through a real SMTP server: who is told, how often, and that it tells nothing. */
class MailOutboxTest extends PortalTest {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Labels labels;

    @Autowired
    private MailPreferences preferences;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private ExercisePlanId plan;
    private int port;

    @BeforeEach
    void found() {
        server.start();
        port = server.getSmtp().getPort();
        // What other tests left waiting is theirs.
        fixture.sql().sql("update mail_address set wanted = false").update();
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR", "FRA"), Fixture.plan("Posted Secret")));
        signIn(french, address(french));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoWantsNoneOrHasNoAddressGetsNone() {
        act.as(french.subject(), () -> preferences.want(false));
        tell("exercise.invited");
        outbox().sendDue();
        assertThat(mails()).isEmpty();

        act.as(french.subject(), () -> preferences.want(true));
        signIn(french, null);
        outbox().sendDue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoLostSightOrReadItGetsNone() {
        tell("exercise.invited");
        relabel.give(british, plan, fixture.label("SECRET", "GBR"));
        outbox().sendDue();
        assertThat(mails()).isEmpty();

        tellAbout("RESTRICTED", "exercise.dates");
        fixture.state(french, "SUSPENDED");
        outbox().sendDue();
        assertThat(mails()).isEmpty();
        fixture.state(french, "ACTIVE");

        fixture.sql()
                .sql("update notification set read_at = now() where member_id = ?")
                .param(french.id().value())
                .update();
        outbox().sendDue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void mailTellsNothingButThatSomethingWaits() throws MessagingException {
        tell("exercise.invited");
        tell("exercise.dates");
        outbox().sendDue();

        assertThat(mails()).hasSize(1);
        MimeMessage mail = mails().getFirst();
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(address(french));
        assertThat(mail.getSubject()).isEqualTo("Something waits for you in Entente");
        String whole = GreenMailUtil.getWholeMessage(mail);
        assertThat(whole)
                .contains("https://portal.example.org/")
                .doesNotContainIgnoringCase("posted")
                .doesNotContainIgnoringCase("secret")
                .doesNotContain(british.name(), french.name(), "GBR", "exercise", "invited", plan.toString())
                .doesNotContain(workspace.toString());
        assertThat(whole.substring(whole.indexOf("\r\n\r\n") + 4))
                .as("no count")
                .doesNotContainPattern("\\d");
    }

    @Test
    void nextMailWaitsForThePauseUnlessItIsUrgent() {
        tell("exercise.invited");
        outbox().sendDue();
        outbox().sendDue();
        assertThat(mails()).hasSize(1);

        tell("exercise.dates");
        outbox().sendDue();
        assertThat(mails()).hasSize(1);

        tell("message.flash");
        outbox().sendDue();
        assertThat(mails()).hasSize(2);

        tell("exercise.released");
        fixture.sql()
                .sql("update mail_address set sent_at = sent_at - interval '31 minutes' where member_id = ?")
                .param(french.id().value())
                .update();
        outbox().sendDue();
        assertThat(mails()).hasSize(3);
    }

    @Test
    void serverThatWasDownGetsTheMailOnceItIsUpAlsoAfterARestart() {
        server.stop();
        tell("exercise.invited");
        outbox().sendDue();
        assertThat(attempts()).isEqualTo(1);
        // It waits for the moment of the next attempt.
        outbox().sendDue();
        assertThat(attempts()).isEqualTo(1);

        server.start();
        port = server.getSmtp().getPort();
        MailOutbox afterRestart = outbox();
        afterRestart.sendDue();
        assertThat(mails()).isEmpty();
        fixture.sql()
                .sql(
                        "update mail_address set next_at = now() where member_id = ? and next_at between now() and now() + interval '61 seconds'")
                .param(french.id().value())
                .update();
        afterRestart.sendDue();
        assertThat(mails()).hasSize(1);
        assertThat(attempts()).isZero();
    }

    @Test
    void nodeThatDiedWhileSendingIsTakenOverFromAfterAWhile() {
        tell("exercise.invited");
        fixture.sql()
                .sql("select member from claim_mail(interval '30 minutes')")
                .query(UUID.class)
                .single();
        outbox().sendDue();
        assertThat(mails()).isEmpty();
        fixture.sql()
                .sql("update mail_address set claimed_until = now() - interval '1 second' where member_id = ?")
                .param(french.id().value())
                .update();
        outbox().sendDue();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void twoNodesSendEachMailOnce() throws InterruptedException {
        List<Person> crowd = IntStream.range(0, 12)
                .mapToObj(i -> fixture.officer("FRA", "SECRET"))
                .toList();
        crowd.forEach(person -> {
            fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
            signIn(person, address(person));
        });
        Notice notice = new Notice(
                "exercise.invited",
                crowd.stream().map(Person::id).collect(java.util.stream.Collectors.toSet()),
                workspace,
                labels.intern(fixture.label("SECRET", "GBR", "FRA")),
                "exercises/" + plan);
        act.as(british.subject(), () -> transaction.executeWithoutResult(status -> events.publishEvent(notice)));

        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 3; node++) {
                MailOutbox outbox = outbox();
                nodes.submit(() -> {
                    together.await();
                    outbox.sendDue();
                    return true;
                });
            }
            together.countDown();
        }
        assertThat(mails())
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrderElementsOf(
                        crowd.stream().map(MailOutboxTest::address).toList());
    }

    private int attempts() {
        return fixture.sql()
                .sql("select attempts from mail_address where member_id = ?")
                .param(french.id().value())
                .query(Integer.class)
                .single();
    }

    private MailOutbox outbox() {
        MailSettings settings = new MailSettings(
                "127.0.0.1", port, "", "", "portal@example.org", MailSettings.Tls.NONE, Duration.ofMinutes(30));
        return new MailOutbox(
                jdbc, transaction, MailConfiguration.sender(settings), settings, "https://portal.example.org");
    }

    private List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    private void signIn(Person person, @Nullable String email) {
        act.as(person.subject(), () -> events.publishEvent(new SignedIn(person.id(), email)));
    }

    private static String address(Person person) {
        return person.subject() + "@fra.example.org";
    }

    private void tell(String kind) {
        tellAbout("SECRET", kind);
    }

    private void tellAbout(String level, String kind) {
        Notice notice = new Notice(
                kind,
                Set.of(french.id()),
                workspace,
                labels.intern(fixture.label(level, "GBR", "FRA")),
                "exercises/" + plan);
        act.as(british.subject(), () -> transaction.executeWithoutResult(status -> events.publishEvent(notice)));
    }
}
