package org.entente.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.binding.Exports;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.Message;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.review.Questions;
import org.entente.review.Seen;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillRefused.Why;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages that were wrongly labelled or released: who loses them, who had them on screen, and who handles what is between two. */
class MessageSpillsTest extends PortalTest {

    @Autowired
    private Spills spills;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Exports exports;

    @Autowired
    private Questions questions;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person reader;
    private ConversationId channel;
    private MessageId message;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("FRA", "RESTRICTED");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        channel = act.get(british.subject(), () -> conversations.create(workspace, shared(), "Talk that leaks"));
        message = post(british, channel, "Phalarope leaves at dawn @" + french.name(), null);
    }

    @Test
    void whatIsReportedIsReadFoundCountedAndToldOfByNobodyAndItsAnswersGoWithIt() {
        MessageId answer = post(french, channel, "Phalarope, copied", message);
        SpillId spill = report(reader, message);
        for (Person person : List.of(british, second, french, reader)) {
            act.as(person.subject(), () -> {
                assertThat(messages.page(channel, Long.MAX_VALUE, 10)).isEmpty();
                assertThat(messages.open(message)).isEmpty();
                assertThat(messages.again(answer)).isEmpty();
                assertThat(messages.answers(message)).isEmpty();
                assertThat(messages.versions(message)).isEmpty();
                assertThat(messages.search(null, null, "phalarope", 10)).isEmpty();
                assertThat(messages.search(workspace, channel, "phalarope", 10)).isEmpty();
                assertThat(conversations.unread()).isZero();
                assertThatThrownBy(() -> exports.export(ObjectKind.MESSAGE, message.value()))
                        .isNotNull();
                assertThatThrownBy(() -> messages.edit(message, 0, "Changed")).isNotNull();
                assertThatThrownBy(() -> messages.acknowledge(message)).isNotNull();
            });
            refused(person, Why.NOT_THERE, () -> spills.report(ObjectKind.MESSAGE, message.value(), shared(), "Again"));
        }
        assertThat(waitingNotices(message)).as("notices that anybody sees").isZero();
        assertThat(denials(british, message)).containsOnly("FROZEN");
        assertThat(denials(french, answer)).isEmpty();
        act.as(french.subject(), () -> messages.open(answer));
        assertThat(denials(french, answer)).containsOnly("FROZEN");

        act.as(second.subject(), () -> spills.release(spill));
        assertThat(act.get(reader.subject(), () -> messages.page(channel, Long.MAX_VALUE, 10)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.label()).isEqualTo(shared());
                    assertThat(one.answers()).isEqualTo(1);
                    assertThat(one.edited()).isFalse();
                });
        assertThat(waitingNotices(message)).isPositive();
    }

    @Test
    void answerIsFrozenWithoutWhatItAnswers() {
        MessageId answer = post(french, channel, "Phalarope, copied", message);
        report(british, answer);
        assertThat(act.get(reader.subject(), () -> messages.page(channel, Long.MAX_VALUE, 10)))
                .singleElement()
                .satisfies(one -> assertThat(one.answers()).isZero());
        assertThat(act.get(french.subject(), () -> messages.answers(message))).isEmpty();
    }

    @Test
    void whatItsAuthorTookBackIsStillReported() {
        act.as(french.subject(), () -> readPage(10));
        act.as(british.subject(), () -> messages.withdraw(message));
        SpillId spill = report(french, message);
        assertThat(had(spill)).contains(french.name());
        assertThat(act.get(british.subject(), () -> messages.versions(message))).isEmpty();
        act.as(second.subject(), () -> spills.release(spill));
        assertThat(act.get(british.subject(), () -> messages.versions(message))).hasSize(1);
    }

    @Test
    void whoWasShownItHadItAndWhoOnlyCouldHaveSeenItHadItNot() {
        Person opened = officer();
        Person openedOnlyNewer = officer();
        Person readOn = officer();
        Person searched = officer();
        Person searchedOther = officer();
        Person hadItOpen = officer();
        Person leftBefore = officer();
        Person exported = officer();
        Person listed = officer();
        for (Person person : List.of(hadItOpen, leftBefore)) {
            act.as(person.subject(), () -> {
                readPage(10);
                conversations.markRead(channel);
            });
        }
        MessageId leaked = post(british, channel, "Wryneck at four", null);
        act.as(hadItOpen.subject(), () -> {
            assertThat(messages.again(leaked)).isPresent();
            conversations.markRead(channel);
        });
        act.as(opened.subject(), () -> readPage(10));
        act.as(exported.subject(), () -> exports.export(ObjectKind.MESSAGE, leaked.value()));
        MessageId newer = post(french, channel, "Something else", null);
        act.as(openedOnlyNewer.subject(), () -> {
            readPage(1);
            conversations.markRead(channel);
        });
        act.as(readOn.subject(), () -> {
            Message newest = readPage(1).getFirst();
            messages.page(channel, newest.place(), 1);
        });
        act.as(searched.subject(), () -> messages.search(null, null, "wryneck", 10));
        act.as(searchedOther.subject(), () -> messages.search(null, null, "something", 10));
        act.as(listed.subject(), () -> conversations.list(workspace));

        SpillId spill = report(french, leaked);
        assertThat(people(spill))
                .extracting(SpillPerson::name, SpillPerson::opened, SpillPerson::taken)
                .containsExactlyInAnyOrder(
                        tuple(opened.name(), 1L, 0L),
                        tuple(hadItOpen.name(), 1L, 0L),
                        tuple(exported.name(), 1L, 1L),
                        tuple(readOn.name(), 1L, 0L),
                        tuple(searched.name(), 1L, 0L),
                        tuple(british.name(), 0L, 0L));
        assertThat(people(report(british, newer), french))
                .extracting(SpillPerson::name)
                .contains(openedOnlyNewer.name(), searchedOther.name())
                .doesNotContain(opened.name(), searched.name(), listed.name());
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        assertThat(act.get(auditor.subject(), () -> questions.whoHasSeen(leaked.value())))
                .extracting(seen -> seen.person().name(), Seen::opened, Seen::exported)
                .contains(
                        tuple(opened.name(), 1L, 0L),
                        tuple(hadItOpen.name(), 1L, 0L),
                        tuple(exported.name(), 1L, 1L),
                        tuple(searched.name(), 1L, 0L))
                .extracting(row -> row.toList().getFirst())
                .doesNotContain(openedOnlyNewer.name(), leftBefore.name(), listed.name());
    }

    @Test
    void answerWasShownToThoseWhoOpenedItsThread() {
        Person opened = officer();
        Person onThePage = officer();
        Person hadItOpen = officer();
        act.as(hadItOpen.subject(), () -> {
            messages.open(message);
            conversations.markRead(channel);
        });
        MessageId answer = post(french, channel, "Wryneck at four", message);
        act.as(hadItOpen.subject(), () -> conversations.markRead(channel));
        act.as(opened.subject(), () -> {
            messages.open(message);
            messages.answers(message);
        });
        act.as(onThePage.subject(), () -> readPage(10));
        assertThat(people(report(british, answer), french))
                .as("by the nation of who answered, which handles it")
                .extracting(SpillPerson::name)
                .containsExactlyInAnyOrder(opened.name(), hadItOpen.name(), french.name());
    }

    @Test
    void anOpeningFromBeforePagesWereEnteredCounts() {
        Person opened = officer();
        act.as(opened.subject(), () -> conversations.open(channel));
        assertThat(had(report(french, message))).contains(opened.name());
    }

    @Test
    void whatIsBetweenTwoIsHandledByTheNationWithoutReadingIt() {
        ConversationId direct =
                act.get(british.subject(), () -> conversations.direct(workspace, shared(), french.id()));
        MessageId between = post(british, direct, "Corncrake, between us", null);
        refused(
                second,
                Why.NOT_THERE,
                () -> spills.report(ObjectKind.MESSAGE, between.value(), shared(), "Not mine to see"));
        act.as(french.subject(), () -> {
            conversations.open(direct);
            messages.page(direct, Long.MAX_VALUE, 10);
        });
        SpillId spill = report(british, between);
        assertThat(act.get(french.subject(), () -> messages.again(between))).isEmpty();
        SpillFile file = act.get(second.subject(), () -> spills.open(spill)).orElseThrow();
        assertThat(Optional.ofNullable(file.spill()).orElseThrow().handled()).isTrue();
        assertThat(file.people()).extracting(SpillPerson::name).containsExactly(french.name(), british.name());
        act.as(second.subject(), () -> spills.release(spill));
        assertThat(act.get(second.subject(), () -> messages.again(between))).isEmpty();
        assertThat(act.get(french.subject(), () -> messages.again(between))).isPresent();
    }

    @Test
    void itGetsTheRightLabelAndThoseWhoHadItAreTold() {
        act.as(french.subject(), () -> readPage(10));
        SpillId spill = report(french, message);
        assertThat(act.get(british.subject(), () -> spills.relabel(spill, fixture.label("SECRET", "GBR"))))
                .isEqualTo(Spills.Outcome.DONE);
        assertThat(act.get(second.subject(), () -> messages.open(message))
                        .orElseThrow()
                        .text())
                .contains("Phalarope");
        assertThat(act.get(french.subject(), () -> messages.open(message))).isEmpty();
        act.as(british.subject(), () -> spills.inform(spill));
        assertThat(act.get(french.subject(), () -> spills.open(spill)))
                .hasValueSatisfying(
                        told -> assertThat(Optional.ofNullable(told.notice())).isPresent());
        act.as(french.subject(), () -> spills.acknowledge(spill));
        act.as(second.subject(), () -> spills.close(spill));
        assertThat(act.get(british.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .path())
                .isEqualTo("messages/" + channel + "/" + message);
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where object_id = ? and detail::text ~* 'phalarope'")
                        .param(message.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void talkAboutWhatIsFrozenIsReadByThoseOnlyWhoReadThat() {
        ExercisePlanId plan = act.get(
                british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("Operation Sandgrouse")));
        ConversationId about = act.get(
                british.subject(),
                () -> conversations.beginAbout(
                        workspace, SubjectKind.EXERCISE_PLAN, plan.value(), "Operation Sandgrouse", shared()));
        MessageId said = post(french, about, "Sandgrouse, on the beach", null);
        SpillId spill = act.get(
                french.subject(),
                () -> spills.report(ObjectKind.EXERCISE_PLAN, plan.value(), shared(), "Names the operation"));
        for (Person person : List.of(british, second, french, reader)) {
            act.as(person.subject(), () -> {
                assertThat(conversations.list(null)).noneMatch(one -> one.id().equals(about));
                assertThat(conversations.open(about)).isEmpty();
                assertThat(conversations.about(SubjectKind.EXERCISE_PLAN, plan.value(), shared()))
                        .isEmpty();
                assertThat(messages.page(about, Long.MAX_VALUE, 10)).isEmpty();
                assertThat(messages.open(said)).isEmpty();
                assertThat(messages.search(null, null, "sandgrouse", 10)).isEmpty();
                assertThat(messages.search(workspace, about, "sandgrouse", 10)).isEmpty();
            });
            refused(person, Why.NOT_THERE, () -> spills.report(ObjectKind.MESSAGE, said.value(), shared(), "Too"));
        }
        assertThatThrownBy(() -> act.as(
                        british.subject(),
                        () -> conversations.beginAbout(
                                workspace,
                                SubjectKind.EXERCISE_PLAN,
                                plan.value(),
                                "Again",
                                fixture.label("SECRET", "GBR"))))
                .isNotNull();
        act.as(british.subject(), () -> spills.relabel(spill, fixture.label("SECRET", "GBR")));
        assertThat(act.get(british.subject(), () -> messages.page(about, Long.MAX_VALUE, 10)))
                .hasSize(1);
        assertThat(act.get(french.subject(), () -> conversations.open(about))).isEmpty();
        assertThat(act.get(french.subject(), () -> messages.search(null, null, "sandgrouse", 10)))
                .isEmpty();
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private Person officer() {
        Person officer = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        return officer;
    }

    private MessageId post(Person author, ConversationId to, String text, @Nullable MessageId answered) {
        return act.get(
                author.subject(),
                () -> messages.post(to, new MessageData(text, shared(), Precedence.ROUTINE, true, answered)));
    }

    // As the page does.
    private List<Message> readPage(int most) {
        conversations.open(channel);
        return messages.page(channel, Long.MAX_VALUE, most);
    }

    private SpillId report(Person person, MessageId id) {
        return act.get(
                person.subject(), () -> spills.report(ObjectKind.MESSAGE, id.value(), shared(), "Names the hour"));
    }

    private List<SpillPerson> people(SpillId spill) {
        return people(spill, british);
    }

    private List<SpillPerson> people(SpillId spill, Person handler) {
        return act.get(handler.subject(), () -> spills.open(spill))
                .orElseThrow()
                .people();
    }

    private List<String> had(SpillId spill) {
        return people(spill).stream().map(SpillPerson::name).toList();
    }

    private void refused(Person person, Why why, Runnable work) {
        assertThatThrownBy(() -> act.as(person.subject(), work))
                .isInstanceOfSatisfying(
                        SpillRefused.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private int waitingNotices(MessageId id) {
        return fixture.sql()
                .sql("select count(*) from notification where object_id = ? and label_id <> 0")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private List<String> denials(Person person, MessageId id) {
        return fixture.sql()
                .sql(
                        "select reason from audit_entry where actor = ? and object_id = ? and outcome = 'DENIED' and action = 'OBJECT_OPENED'")
                .params(person.id().value(), id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
