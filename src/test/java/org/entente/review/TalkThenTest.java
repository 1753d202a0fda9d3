package org.entente.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Relabel;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who could read a message then: by its own label, and by those of what it stands in, answers, and is about. */
class TalkThenTest extends PortalTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Hindsight hindsight;

    @Autowired
    private Relabel relabel;

    private WorkspaceId workspace;
    private Person auditor;
    private Person british;
    private Person french;
    private Person polish;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        auditor = fixture.official("NLD", Roles.AUDITOR);
        british = officer("GBR", "SECRET");
        french = officer("FRA", "RESTRICTED");
        polish = officer("POL", "SECRET");
    }

    @Test
    void talkAboutWhatWasRaisedOrFrozenIsReadByThoseAloneWhoReadThat() {
        ExercisePlanId plan =
                act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("Talked about")));
        ConversationId talk = act.get(
                british.subject(),
                () -> conversations.beginAbout(
                        workspace, SubjectKind.EXERCISE_PLAN, plan.value(), "Talked about", shared()));
        MessageId message = post(talk, shared(), null);
        Instant open = now();
        relabel.alone(british, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("SECRET", "GBR", "FRA"));
        Instant raised = now();
        freeze(plan);

        assertThat(could(message, open))
                .contains(british.id().value(), french.id().value());
        assertThat(shown(message, french, open)).isTrue();
        assertThat(could(message, raised))
                .contains(british.id().value())
                .doesNotContain(french.id().value());
        assertThat(barriers(message, raised, french)).containsExactly(Barrier.LABEL);
        assertThat(shown(message, french, raised)).isFalse();
        assertThat(could(message, now())).isEmpty();
        assertThat(then(message, now()).object().labels())
                .as("all that are asked for")
                .contains(ConfidentialityLabel.FROZEN, shared());
    }

    @Test
    void whatWasOpenedIsStillReadInItsConversation() {
        ConversationId channel =
                act.get(british.subject(), () -> conversations.create(workspace, shared(), "For two nations"));
        MessageId message = post(channel, shared(), null);
        relabel.give(british, message, fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        assertThat(could(message, now()))
                .contains(british.id().value(), french.id().value())
                .doesNotContain(polish.id().value());
        assertThat(shown(message, polish, now())).isFalse();
    }

    @Test
    void answerIsReadByThoseAloneWhoReadWhatItAnswers() {
        ConversationId channel =
                act.get(british.subject(), () -> conversations.create(workspace, shared(), "For two nations"));
        MessageId root = post(channel, shared(), null);
        MessageId answer = post(channel, shared(), root);
        Instant open = now();
        relabel.alone(british, ObjectKind.MESSAGE, root.value(), fixture.label("SECRET", "GBR", "FRA"));
        assertThat(could(answer, open)).contains(french.id().value());
        assertThat(could(answer, now())).doesNotContain(french.id().value());
        assertThat(shown(answer, french, now())).isFalse();
    }

    private void freeze(ExercisePlanId plan) {
        assertThat(fixture.sql()
                        .sql("""
                        with me as (select set_config('entente.member', ?, true))
                        select report_spill(gen_random_uuid(), 'EXERCISE_PLAN', p.public_id, p.label_id, 'Wrong')
                          from me, exercise_plan p where p.public_id = ?
                        """)
                        .params(british.id().toString(), plan.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private SightThen then(MessageId message, Instant at) {
        return act.get(auditor.subject(), () -> hindsight.whoCouldSee(message.value(), at, null))
                .orElseThrow();
    }

    private List<UUID> could(MessageId message, Instant at) {
        return then(message, at).people().stream()
                .filter(Sight::could)
                .map(Sight::member)
                .toList();
    }

    private List<Barrier> barriers(MessageId message, Instant at, Person person) {
        return then(message, at).people().stream()
                .filter(one -> one.member().equals(person.id().value()))
                .flatMap(one -> one.barriers().stream())
                .toList();
    }

    private boolean shown(MessageId message, Person person, Instant at) {
        return fixture.sql()
                .sql("select would_be_shown(?, ?, ?::timestamptz)")
                .params(message.value(), person.id().value(), at.toString())
                .query(Boolean.class)
                .single();
    }

    private Person officer(String nation, String level) {
        Person officer = fixture.officer(nation, level);
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        return officer;
    }

    private MessageId post(ConversationId conversation, ConfidentialityLabel label, @Nullable MessageId answered) {
        return act.get(
                british.subject(),
                () -> messages.post(
                        conversation,
                        new MessageData("Dunlin on station", label, Precedence.ROUTINE, false, answered)));
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private Instant now() {
        return fixture.sql()
                .sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
