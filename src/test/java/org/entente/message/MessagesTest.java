package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.entente.live.Notice;
import org.entente.message.MessageNotAllowed.Why;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who reads, writes, is told of, and acknowledges which message. */
@RecordApplicationEvents
class MessagesTest extends PortalTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private ApplicationEvents events;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private Person reader;
    private ConversationId channel;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        reader = fixture.officer("FRA", "RESTRICTED");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        channel = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), "Air tasking"));
    }

    @Test
    void memberOfTheWorkspaceWhoseNationItIsNotReleasedToFindsNoTrace() {
        MessageId id = post(british, "Tankers on station @" + polish.name());
        act.as(polish.subject(), () -> {
            assertThat(conversations.list(workspace)).isEmpty();
            assertThat(conversations.list(null)).isEmpty();
            assertThat(conversations.unread()).isZero();
            assertThat(conversations.open(channel)).isEmpty();
            assertThat(messages.open(id)).isEmpty();
            assertThat(messages.again(id)).isEmpty();
            assertThat(messages.page(channel, Long.MAX_VALUE, 10)).isEmpty();
            assertThat(messages.reach(channel, id)).isZero();
            assertThat(messages.search(null, null, "tankers", 10)).isEmpty();
            assertThat(messages.search(workspace, channel, "tankers", 10)).isEmpty();
            assertThat(messages.versions(id)).isEmpty();
            assertThat(conversations.audience(channel, fixture.label("RESTRICTED", "GBR", "FRA", "POL")))
                    .isEmpty();
            conversations.markRead(channel);
        });
        assertThat(told(id)).isEmpty();
        assertThat(read(british, id).mentions()).isEmpty();
    }

    @Test
    void whoMayNotReadTheConversationWritesNothingIntoIt() {
        assertThatExceptionOfType(MessageNotThere.class)
                .isThrownBy(() ->
                        post(polish, MessageData.of("Let me in", fixture.label("RESTRICTED", "GBR", "FRA", "POL"))));
        assertThat(denials(polish, "CONVERSATION", channel.toString())).containsExactly("LABEL");
    }

    @Test
    void whoIsNotAdmittedFindsNothingAndTheAuditorTheReason() {
        Person outsider = fixture.officer("GBR", "SECRET");
        MessageId id = post(british, "Not for outsiders");
        act.as(outsider.subject(), () -> {
            assertThat(conversations.open(channel)).isEmpty();
            assertThat(messages.open(id)).isEmpty();
            assertThat(messages.search(null, null, "outsiders", 10)).isEmpty();
        });
        assertThat(denials(outsider, "CONVERSATION", channel.toString())).containsExactly("NOT_ADMITTED");
        assertThat(denials(outsider, "MESSAGE", id.toString())).containsExactly("NOT_ADMITTED");
    }

    @Test
    void messageOfAHigherLabelThanItsConversationIsReadByThoseClearedForItOnly() {
        MessageId id = act.get(
                british.subject(),
                () -> messages.post(
                        channel, MessageData.of("Pipeline figures", fixture.label("SECRET", "GBR", "FRA"))));
        act.as(reader.subject(), () -> {
            assertThat(messages.page(channel, Long.MAX_VALUE, 10)).isEmpty();
            assertThat(conversations.unread()).isZero();
            assertThat(messages.search(null, null, "pipeline", 10)).isEmpty();
        });
        assertThat(read(french, id).text()).isEqualTo("Pipeline figures");
        assertThat(act.get(french.subject(), conversations::unread)).isEqualTo(1);
    }

    @Test
    void messageOfALowerLabelThanItsConversationIsReadInItOnly() {
        ConversationId secret = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("SECRET", "GBR", "FRA"), "Closed talk"));
        MessageId id = act.get(
                british.subject(),
                () -> messages.post(
                        secret, MessageData.of("Gannet figures", fixture.label("RESTRICTED", "GBR", "FRA"))));
        act.as(reader.subject(), () -> {
            assertThat(messages.again(id)).isEmpty();
            assertThat(conversations.unread()).isZero();
            assertThat(messages.search(null, null, "gannet", 10)).isEmpty();
        });
        assertThat(act.get(french.subject(), () -> messages.search(null, null, "gannet", 10)))
                .hasSize(1);
    }

    @Test
    void directConversationIsBetweenTheTwoAndNobodyElse() {
        ConversationId direct = act.get(
                british.subject(),
                () -> conversations.direct(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), french.id()));
        MessageId id = act.get(
                british.subject(),
                () -> messages.post(
                        direct, MessageData.of("Between us, petrel", fixture.label("RESTRICTED", "GBR", "FRA"))));
        act.as(reader.subject(), () -> {
            assertThat(conversations.open(direct)).isEmpty();
            assertThat(messages.open(id)).isEmpty();
            assertThat(messages.search(null, null, "petrel", 10)).isEmpty();
            assertThat(conversations.audience(direct, fixture.label("RESTRICTED", "GBR", "FRA")))
                    .isEmpty();
        });
        assertThat(denials(reader, "CONVERSATION", direct.toString())).containsExactly("AUDIENCE");
        assertThat(told(id)).extracting(Notice::kind).containsExactly("message.direct");
        assertThat(told(id).getFirst().to()).containsExactly(french.id());
        assertThat(read(french, id).text()).contains("petrel");
        // From the other's side it is the same one.
        assertThat(act.get(
                        french.subject(),
                        () -> conversations.direct(workspace, fixture.label("UNCLASSIFIED", "FRA"), british.id())))
                .isEqualTo(direct);
    }

    @Test
    void nobodyBeginsADirectConversationWithWhomItCouldNotReach() {
        assertRefused(
                Why.NOT_READABLE_TO_ALL,
                () -> conversations.direct(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), polish.id()));
        assertRefused(
                Why.NOT_READABLE_TO_ALL,
                () -> conversations.direct(workspace, fixture.label("RESTRICTED", "GBR"), british.id()));
    }

    @Test
    void readerReadsAndAcknowledgesAndWritesNothing() {
        MessageId id = askAcknowledgment(british, "Confirm receipt");
        act.as(reader.subject(), () -> {
            assertThat(messages.page(channel, Long.MAX_VALUE, 10)).hasSize(1);
            messages.acknowledge(id);
            messages.acknowledge(id);
            conversations.markRead(channel);
        });
        assertThat(read(reader, id).acknowledged()).isTrue();
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> post(reader, MessageData.of("Me too", fixture.label("RESTRICTED", "GBR", "FRA"))));
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> act.get(
                        reader.subject(),
                        () -> conversations.create(workspace, fixture.label("RESTRICTED", "FRA"), "Mine")));
    }

    @Test
    void officialsHaveNoMessages() {
        Person auditor = fixture.official("BEL", "auditor");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> act.as(auditor.subject(), () -> conversations.list(null)));
    }

    @Test
    void labelIsReleasableToItsOriginatorAndBelowTheCeiling() {
        WorkspaceId low = fixture.workspace("RESTRICTED");
        fixture.admit(low, british, AdmissionRole.LEAD);
        assertRefused(Why.ABOVE_CEILING, () -> conversations.create(low, fixture.label("SECRET", "GBR"), "Too high"));
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> post(british, MessageData.of("Not ours", fixture.label("RESTRICTED", "FRA"))));
    }

    @Test
    void onlyTheAuthorEditsAndWithdraws() {
        MessageId id = post(british, "First words");
        for (Person other : List.of(french, reader)) {
            assertThatExceptionOfType(MessageNotAllowed.class)
                    .isThrownBy(() -> act.as(other.subject(), () -> messages.edit(id, 0, "Other words")));
            assertThatExceptionOfType(MessageNotAllowed.class)
                    .isThrownBy(() -> act.as(other.subject(), () -> messages.withdraw(id)));
        }
        assertThatExceptionOfType(MessageNotThere.class)
                .isThrownBy(() -> act.as(polish.subject(), () -> messages.edit(id, 0, "Other words")));
        assertThat(read(french, id).text()).isEqualTo("First words");
    }

    @Test
    void editedMessageSaysSoAndKeepsWhatItSaid() {
        MessageId id = post(british, "First puffin");
        act.as(british.subject(), () -> messages.edit(id, 0, "Second guillemot"));
        assertThatExceptionOfType(MessageChangedMeanwhile.class)
                .isThrownBy(() -> act.as(british.subject(), () -> messages.edit(id, 0, "Third")));
        assertThat(read(french, id).edited()).isTrue();
        act.as(french.subject(), () -> {
            assertThat(messages.versions(id)).extracting(MessageVersion::text).containsExactly("First puffin");
            assertThat(messages.search(null, null, "puffin", 10)).isEmpty();
            assertThat(messages.search(null, null, "guillemot", 10)).hasSize(1);
        });
    }

    @Test
    void withdrawnMessageLeavesATombstoneAndItsWordsToItsAuthorAlone() {
        MessageId id = post(british, "Said in error: kittiwake");
        act.as(british.subject(), () -> messages.edit(id, 0, "Still in error: kittiwake"));
        act.as(british.subject(), () -> messages.withdraw(id));
        Message left = read(french, id);
        assertThat(left.withdrawn()).isTrue();
        assertThat(left.text()).isEmpty();
        act.as(french.subject(), () -> {
            assertThat(messages.versions(id)).isEmpty();
            assertThat(messages.search(null, null, "kittiwake", 10)).isEmpty();
            assertThat(conversations.unread()).isZero();
        });
        assertThat(act.get(british.subject(), () -> messages.versions(id)))
                .extracting(MessageVersion::text)
                .containsExactly("Still in error: kittiwake", "Said in error: kittiwake");
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> act.as(british.subject(), () -> messages.edit(id, 2, "Back again")));
    }

    @Test
    void senderSeesWhoHasNotAcknowledgedAmongThoseWhoMayRead() {
        MessageId id = askAcknowledgment(british, "Change of H-hour");
        assertThat(outstanding(id)).containsExactlyInAnyOrder(french.id(), reader.id());
        act.as(french.subject(), () -> messages.acknowledge(id));
        Acknowledgments now = act.get(british.subject(), () -> messages.acknowledgments(id));
        assertThat(now.given()).extracting(given -> given.by().id()).containsExactly(french.id());
        assertThat(now.given()).extracting(given -> given.by().nation()).containsExactly(new NationCode("FRA"));
        assertThat(outstanding(id)).containsExactly(reader.id());
        // Nobody but the sender is told who.
        assertThatExceptionOfType(MessageNotThere.class)
                .isThrownBy(() -> act.get(french.subject(), () -> messages.acknowledgments(id)));
        fixture.state(reader, "SUSPENDED");
        assertThat(outstanding(id)).isEmpty();
    }

    @Test
    void nobodyAcknowledgesWhatAsksForNothingOrIsNotThere() {
        MessageId plain = post(british, "No need");
        act.as(french.subject(), () -> messages.acknowledge(plain));
        assertThat(read(french, plain).acknowledged()).isFalse();
        MessageId asked = askAcknowledgment(british, "Needed");
        assertThatExceptionOfType(MessageNotThere.class)
                .isThrownBy(() -> act.as(polish.subject(), () -> messages.acknowledge(asked)));
    }

    @Test
    void whoIsMentionedOrMustKnowAtOnceIsTold() {
        MessageId mention = post(british, "Ask @" + french.name() + " about it");
        assertThat(told(mention)).extracting(Notice::kind).containsExactly("message.mention");
        assertThat(told(mention).getFirst().to()).containsExactly(french.id());
        assertThat(read(french, mention).mentionsMe()).isTrue();
        assertThat(read(reader, mention).mentionsMe()).isFalse();
        MessageId urgent = post(
                british,
                new MessageData("Move now", fixture.label("RESTRICTED", "GBR", "FRA"), Precedence.FLASH, false, null));
        assertThat(told(urgent)).extracting(Notice::kind).containsExactly("message.urgent");
        assertThat(told(urgent).getFirst().to()).containsExactlyInAnyOrder(french.id(), reader.id());
        MessageId asked = askAcknowledgment(british, "Confirm");
        assertThat(told(asked)).extracting(Notice::kind).containsExactly("message.acknowledge");
        assertThat(told(asked).getFirst().path()).isEqualTo("messages/" + channel + "/" + asked);
    }

    @Test
    void unreadIsExactForEachReader() {
        assertThat(unread(french)).isZero();
        MessageId first = post(british, "One");
        post(british, "Two");
        post(
                british,
                new MessageData(
                        "Three, an answer",
                        fixture.label("RESTRICTED", "GBR", "FRA"),
                        Precedence.ROUTINE,
                        false,
                        first));
        assertThat(unread(french)).isEqualTo(3);
        assertThat(unread(british)).isZero();
        assertThat(unread(polish)).isZero();
        act.as(french.subject(), () -> conversations.markRead(channel));
        assertThat(unread(french)).isZero();
        assertThat(unread(reader)).isEqualTo(3);
        post(french, "Four");
        assertThat(unread(french)).isZero();
        assertThat(unread(british)).isEqualTo(1);
        assertThat(unread(reader)).isEqualTo(4);
    }

    @Test
    void answerIsInItsThreadAndUnderItsLabel() {
        MessageId root = post(british, "Question");
        MessageId answer = post(
                french,
                new MessageData("Answer", fixture.label("RESTRICTED", "GBR", "FRA"), Precedence.ROUTINE, false, root));
        act.as(british.subject(), () -> {
            assertThat(messages.page(channel, Long.MAX_VALUE, 10))
                    .extracting(Message::id)
                    .containsExactly(root);
            assertThat(messages.answers(root)).extracting(Message::id).containsExactly(answer);
        });
        assertThat(read(british, root).answers()).isEqualTo(1);
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> post(
                        french,
                        new MessageData(
                                "Lower",
                                fixture.label("UNCLASSIFIED", "GBR", "FRA"),
                                Precedence.ROUTINE,
                                false,
                                root)));
    }

    @Test
    void draftIsItsWritersAloneAndIsThereAtTheNextSignIn() {
        Draft draft = new Draft("Half a thought", fixture.label("RESTRICTED", "GBR", "FRA"));
        act.as(french.subject(), () -> conversations.keepDraft(channel, null, draft));
        assertThat(act.get(british.subject(), () -> conversations.draft(channel, null)))
                .isEmpty();
        assertThat(act.get(reader.subject(), () -> conversations.draft(channel, null)))
                .isEmpty();
        assertThat(act.get(french.subject(), () -> conversations.draft(channel, null)))
                .contains(draft);
        act.as(
                french.subject(),
                () -> conversations.keepDraft(channel, null, new Draft("", fixture.label("RESTRICTED", "GBR", "FRA"))));
        assertThat(act.get(french.subject(), () -> conversations.draft(channel, null)))
                .isEmpty();
    }

    @Test
    void talkAboutAnObjectIsOneChannelForEachLabelThatItHas() {
        UUID plan = UUID.randomUUID();
        ConversationId first = beginAbout(plan, "RESTRICTED");
        assertThat(beginAbout(plan, "RESTRICTED")).isEqualTo(first);
        ConversationId second = beginAbout(plan, "SECRET");
        assertThat(second).isNotEqualTo(first);
        assertThat(about(french, plan, "SECRET")).containsExactly(second, first);
        assertThat(about(reader, plan, "RESTRICTED")).containsExactly(first);
        assertThat(about(polish, plan, "RESTRICTED")).isEmpty();
    }

    @Test
    void entriesTellOfEachActAndHoldNoContent() {
        MessageId id = post(british, "Secret cormorant");
        act.as(british.subject(), () -> messages.edit(id, 0, "Secret shag"));
        act.as(british.subject(), () -> messages.withdraw(id));
        assertThat(entries(id)).containsExactly("MESSAGE_POSTED", "MESSAGE_EDITED", "MESSAGE_WITHDRAWN");
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where detail::text ~* 'cormorant|shag'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eachPageOfMessagesIsEnteredWhereItIsAndFromWhichToWhichItGoes() {
        MessageId older = post(british, "The older");
        MessageId newer = post(british, "The newer");
        act.as(french.subject(), () -> {
            conversations.open(channel);
            List<Message> newest = messages.page(channel, Long.MAX_VALUE, 1);
            assertThat(messages.page(channel, newest.getLast().place(), 1)).hasSize(1);
        });
        assertThat(fixture.sql()
                        .sql(
                                "select concat_ws(' ', action, detail ->> 'rows', detail ->> 'oldest', detail ->> 'newest') from audit_entry where actor = ? order by occurred_at")
                        .param(french.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CONVERSATION_OPENED",
                        "MESSAGES_LISTED 1 %s %s".formatted(newer, newer),
                        "MESSAGES_LISTED 1 %s %s".formatted(older, older));
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where actor = ? and workspace_id is null")
                        .param(french.id().value())
                        .query(Integer.class)
                        .single())
                .as("entries without their workspace")
                .isZero();
    }

    private List<String> entries(MessageId id) {
        return fixture.sql()
                .sql("select action from audit_entry where object_id = ? order by occurred_at")
                .param(id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> denials(Person person, String kind, String id) {
        return fixture.sql()
                .sql(
                        "select reason from audit_entry where actor = ? and object_kind = ? and object_id = ? and outcome = 'DENIED'")
                .params(person.id().value(), kind, id)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private ConversationId beginAbout(UUID plan, String level) {
        return act.get(
                british.subject(),
                () -> conversations.beginAbout(
                        workspace, SubjectKind.EXERCISE_PLAN, plan, "A plan", fixture.label(level, "GBR", "FRA")));
    }

    private List<ConversationId> about(Person person, UUID plan, String level) {
        return act.get(
                person.subject(),
                () -> conversations.about(SubjectKind.EXERCISE_PLAN, plan, fixture.label(level, "GBR", "FRA")));
    }

    private List<MemberId> outstanding(MessageId id) {
        return act.get(british.subject(), () -> messages.acknowledgments(id)).outstanding().stream()
                .map(org.entente.member.Person::id)
                .toList();
    }

    private int unread(Person person) {
        return act.get(person.subject(), conversations::unread);
    }

    private Message read(Person person, MessageId id) {
        return act.get(person.subject(), () -> messages.open(id).orElseThrow());
    }

    private MessageId askAcknowledgment(Person author, String text) {
        return post(
                author,
                new MessageData(text, fixture.label("RESTRICTED", "GBR", "FRA"), Precedence.ROUTINE, true, null));
    }

    private MessageId post(Person author, String text) {
        return post(author, MessageData.of(text, fixture.label("RESTRICTED", "GBR", "FRA")));
    }

    private MessageId post(Person author, MessageData data) {
        return act.get(author.subject(), () -> messages.post(channel, data));
    }

    private void assertRefused(Why why, Runnable attempt) {
        assertThatExceptionOfType(MessageNotAllowed.class)
                .isThrownBy(() -> act.as(british.subject(), attempt))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private List<Notice> told(MessageId id) {
        return events.stream(Notice.class)
                .filter(notice -> notice.path().endsWith(id.toString()))
                .toList();
    }
}
