package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Relabel;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is asked for of a message, and the day on which it is looked at again, are there for those who may read the message: past every
 * page and service, as the application's own role.
 */
class MessageRequestsSqlTest extends PortalTest {

    private static final String SETTLE = "update label_change set state = ? where id = ?";

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private Relabel relabel;

    @Autowired
    private Labels labels;

    private WorkspaceId workspace;
    private Person asker;
    private Person second;
    private Person outsider;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        asker = officer("SECRET");
        second = officer("SECRET");
        outsider = officer("SECRET");
    }

    @Test
    void whoIsNotInTheConversationReadsNoReasonAndTakesNoStep() throws SQLException {
        UUID change = asked(direct(), null);
        try (AsMember app = new AsMember()) {
            assertThat(reasons(app, outsider)).isEmpty();
            assertThat(app.written(outsider, SETTLE, "DECLINED", change)).isZero();
            assertThat(app.written(outsider, SETTLE, "DONE", change)).isZero();
            assertThat(reasons(app, second)).hasSize(1);
            assertThat(app.written(second, SETTLE, "DECLINED", change)).isEqualTo(1);
        }
    }

    @Test
    void whoIsNotInTheConversationWithdrawsNothingThatIsAgreed() throws SQLException {
        UUID change = asked(direct(), Instant.now().plusSeconds(3600));
        try (AsMember app = new AsMember()) {
            assertThat(app.written(second, SETTLE, "AGREED", change)).isEqualTo(1);
            app.commit();
            assertThat(app.written(outsider, SETTLE, "WITHDRAWN", change)).isZero();
            assertThat(reasons(app, outsider)).isEmpty();
            assertThat(app.written(second, SETTLE, "WITHDRAWN", change)).isEqualTo(1);
        }
    }

    @Test
    void guardAsksOfEachStepWhetherTheMessageIsRead() throws SQLException {
        UUID waiting = asked(direct(), null);
        UUID agreed = asked(direct(), Instant.now().plusSeconds(3600));
        try (AsMember app = new AsMember()) {
            assertThat(app.written(second, SETTLE, "AGREED", agreed)).isEqualTo(1);
            app.commit();
        }
        assertGuardRefuses(waiting, "DECLINED");
        assertGuardRefuses(agreed, "WITHDRAWN");
    }

    @Test
    void whomARequestIsForIsNotTheCallersWord() throws SQLException {
        MessageId message = direct();
        UUID change = UUID.randomUUID();
        try (AsMember app = new AsMember()) {
            app.begin(asker.id().value());
            assertThat(app.execute(
                            """
                            insert into label_change (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                      from_label_id, to_label_id, reason, asked_by, audience)
                            values (?, 'MESSAGE', ?, gen_random_uuid(), 0, 0, 0, 'XZZ', 0, ?, 'Attempt', gen_random_uuid(), array[?::uuid])
                            """,
                            change,
                            message.value(),
                            labels.intern(wide()).value(),
                            outsider.id().value()))
                    .isEqualTo(1);
            app.commit();
            assertThat(reasons(app, outsider)).isEmpty();
            assertThat(reasons(app, second)).containsExactly("Attempt");
            app.assertRefuses(asker, "42501", "update label_change set audience = null where id = ?", change);
        }
    }

    @Test
    void dayOfReviewIsReadAndSetInTheConversationAlone() throws SQLException {
        MessageId message = direct();
        review(message);
        String read = "select object_id::text from label_review";
        String set = "update label_review set review_on = review_on + 1 where object_id = ?";
        try (AsMember app = new AsMember()) {
            app.begin(outsider.id().value());
            assertThat(app.keys(read)).doesNotContain(message.toString());
            assertThat(app.written(outsider, set, message.value())).isZero();
            app.begin(second.id().value());
            assertThat(app.keys(read)).contains(message.toString());
            assertThat(app.written(second, set, message.value())).isEqualTo(1);
        }
    }

    @Test
    void whoLosesSightOfWhatIsTalkedAboutLosesWhatIsAskedInTheTalk() throws SQLException {
        Person low = officer("RESTRICTED");
        ExercisePlanId plan =
                act.get(asker.subject(), () -> plans.create(workspace, narrow(), Fixture.plan("Talked about")));
        ConversationId talk = act.get(
                asker.subject(),
                () -> conversations.beginAbout(
                        workspace, SubjectKind.EXERCISE_PLAN, plan.value(), "Talked about", narrow()));
        MessageId message = post(talk, null);
        asked(message, null);
        review(message);
        try (AsMember app = new AsMember()) {
            assertThat(reasons(app, low)).hasSize(1);
            assertThat(isReviewed(app, low, message)).isTrue();
            relabel.alone(second, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("SECRET", "GBR", "FRA"));
            assertThat(reasons(app, low)).isEmpty();
            assertThat(isReviewed(app, low, message)).isFalse();
            assertThat(reasons(app, outsider)).hasSize(1);
            assertThat(isReviewed(app, outsider, message)).isTrue();
        }
    }

    @Test
    void whoLosesSightOfWhatIsAnsweredLosesWhatIsAskedOfTheAnswer() throws SQLException {
        Person low = officer("RESTRICTED");
        ConversationId channel =
                act.get(asker.subject(), () -> conversations.create(workspace, narrow(), "Whole talk"));
        MessageId root = post(channel, null);
        MessageId answer = post(channel, root);
        asked(answer, null);
        review(answer);
        try (AsMember app = new AsMember()) {
            assertThat(reasons(app, low)).hasSize(1);
            assertThat(isReviewed(app, low, answer)).isTrue();
            relabel.alone(second, ObjectKind.MESSAGE, root.value(), fixture.label("SECRET", "GBR", "FRA"));
            assertThat(reasons(app, low)).isEmpty();
            assertThat(isReviewed(app, low, answer)).isFalse();
            assertThat(reasons(app, outsider)).hasSize(1);
            assertThat(isReviewed(app, outsider, answer)).isTrue();
        }
    }

    // Past the policies, which would not let it come so far.
    private void assertGuardRefuses(UUID change, String state) throws SQLException {
        try (Connection past = TestDatabase.superuser().getConnection()) {
            past.setSchema("entente");
            past.setAutoCommit(false);
            try (var statement = past.createStatement()) {
                statement.execute("select set_config('entente.member', '%s', true)".formatted(outsider.id()));
                assertThatThrownBy(() -> statement.executeUpdate(
                                "update label_change set state = '%s' where id = '%s'".formatted(state, change)))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState())
                                        .as(e.getMessage())
                                        .isEqualTo("42501"));
            }
            past.rollback();
        }
    }

    private Set<String> reasons(AsMember app, Person person) throws SQLException {
        app.begin(person.id().value());
        return app.keys(
                "select c.reason from label_change c join workspace w on w.id = c.workspace_id where w.public_id = '%s'"
                        .formatted(workspace));
    }

    private static boolean isReviewed(AsMember app, Person person, MessageId message) throws SQLException {
        app.begin(person.id().value());
        return app.keys("select object_id::text from label_review").contains(message.toString());
    }

    private Person officer(String level) {
        Person officer = fixture.officer("GBR", level);
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        return officer;
    }

    private MessageId direct() {
        return post(act.get(asker.subject(), () -> conversations.direct(workspace, narrow(), second.id())), null);
    }

    private MessageId post(ConversationId conversation, @Nullable MessageId answered) {
        return act.get(
                asker.subject(),
                () -> messages.post(
                        conversation,
                        new MessageData("Dunlin on station", narrow(), Precedence.ROUTINE, false, answered)));
    }

    private void review(MessageId message) {
        act.as(
                asker.subject(),
                () -> reviews.set(
                        ObjectKind.MESSAGE,
                        message.value(),
                        LocalDate.now(ZoneOffset.UTC).plusDays(30)));
    }

    private UUID asked(MessageId message, @Nullable Instant at) {
        LabelWish wish = new LabelWish(
                ObjectKind.MESSAGE, message.value(), narrow(), wide(), "Said to those who read the message", at);
        assertThat(act.get(asker.subject(), () -> relabelling.change(wish))).isEqualTo(Relabelling.Outcome.ASKED);
        return relabel.waiting(message.value()).value();
    }

    private ConfidentialityLabel narrow() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private ConfidentialityLabel wide() {
        return fixture.label("RESTRICTED", "GBR", "FRA", "POL");
    }
}
