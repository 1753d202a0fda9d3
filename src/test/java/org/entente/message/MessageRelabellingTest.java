package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Relabel;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages with other labels: whose affair that is, and what follows it. */
class MessageRelabellingTest extends PortalTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private Relabel relabel;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person polish;
    private ConversationId channel;
    private MessageId id;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        channel = act.get(british.subject(), () -> conversations.create(workspace, all(), "Whole talk"));
        id = post(british, null);
    }

    @Test
    void anotherNationChangesNoLabel() {
        assertThat(relabel.refusal(french, ObjectKind.MESSAGE, id.value(), british()))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        assertThat(relabel.refusal(polish, ObjectKind.MESSAGE, id.value(), british()))
                .as("which is not there for them")
                .isEqualTo(RelabellingRefused.Why.NOT_THERE);
    }

    @Test
    void whatRestrictsTakesOneOfficerOfItsNationAndTakesAlongAllThatIsBesideTheMessage() {
        act.as(british.subject(), () -> messages.edit(id, 0, "Dunlin, corrected"));
        act.as(french.subject(), () -> messages.acknowledge(id));
        assertThat(relabel.alone(second, ObjectKind.MESSAGE, id.value(), british()))
                .isEqualTo(Relabelling.Outcome.DONE);
        act.as(french.subject(), () -> {
            assertThat(messages.page(channel, Long.MAX_VALUE, 10)).isEmpty();
            assertThat(messages.open(id)).isEmpty();
            assertThat(messages.versions(id)).isEmpty();
            assertThat(messages.search(null, null, "dunlin", 10)).isEmpty();
            assertThat(conversations.unread()).isZero();
        });
        assertThat(labels("message_version")).containsExactly(label("message"));
        assertThat(labels("message_acknowledgment")).containsExactly(label("message"));
        assertThat(fixture.sql()
                        .sql(
                                "select (detail ->> 'labelBefore')::int <> (detail ->> 'labelAfter')::int and (detail ->> 'labelAfter')::int = ?"
                                        + " from audit_entry where object_id = ? and action = 'MESSAGE_RELABELLED'")
                        .params(label("message"), id.toString())
                        .query(Boolean.class)
                        .single())
                .as("both labels are entered")
                .isTrue();
        assertThat(read(second, id).label()).isEqualTo(british());
    }

    @Test
    void whatOpensTakesASecondOfficerWhoReadsTheMessage() {
        assertThat(relabel.alone(british, ObjectKind.MESSAGE, id.value(), all()))
                .isEqualTo(Relabelling.Outcome.ASKED);
        assertThat(read(french, id).label()).isEqualTo(shared());
        var change = relabel.waiting(id.value());
        assertThat(act.get(second.subject(), () -> relabelling.onPage(channel.value())))
                .as("on the page of its conversation")
                .singleElement()
                .satisfies(one -> assertThat(one.object().title()).isEqualTo("Dunlin on station"));
        assertThat(act.get(polish.subject(), () -> messages.again(id))).isEmpty();
        assertThatExceptionOfType(RelabellingRefused.class)
                .isThrownBy(() -> act.as(british.subject(), () -> relabelling.agree(change)));
        act.as(second.subject(), () -> relabelling.agree(change));
        assertThat(read(polish, id).text()).isEqualTo("Dunlin on station");
    }

    @Test
    void whatIsBetweenTwoIsAgreedToByNobodyElse() {
        ConversationId direct =
                act.get(british.subject(), () -> conversations.direct(workspace, shared(), french.id()));
        MessageId between =
                act.get(british.subject(), () -> messages.post(direct, MessageData.of("Between us", shared())));
        assertThat(act.get(british.subject(), () -> relabelling.outlook(ObjectKind.MESSAGE, between.value(), all()))
                        .colleagues())
                .isEmpty();
        relabel.alone(british, ObjectKind.MESSAGE, between.value(), all());
        var change = relabel.waiting(between.value());
        assertThatExceptionOfType(RelabellingRefused.class)
                .isThrownBy(() -> act.as(second.subject(), () -> relabelling.agree(change)));
        assertThat(act.get(second.subject(), relabelling::waits)).isFalse();
        assertThat(relabel.alone(british, ObjectKind.MESSAGE, id.value(), british()))
                .isEqualTo(Relabelling.Outcome.DONE);
    }

    @Test
    void answerIsReadByThoseWhoMayReadItAndWhatItAnswers() {
        MessageId answer = post(french, id);
        relabel.alone(british, ObjectKind.MESSAGE, id.value(), fixture.label("SECRET", "GBR", "FRA"));
        assertThat(read(french, answer).thread()).isEqualTo(id);
        assertThat(read(french, id).answers()).isEqualTo(1);
        Person low = fixture.officer("FRA", "RESTRICTED");
        fixture.admit(workspace, low, AdmissionRole.READER);
        act.as(low.subject(), () -> {
            assertThat(messages.again(answer)).isEmpty();
            assertThat(messages.answers(id)).isEmpty();
            assertThat(messages.search(null, null, "dunlin", 10)).isEmpty();
            assertThat(conversations.unread()).isZero();
        });
        assertThat(entry(low, answer)).containsExactly("LABEL");
        assertThat(act.get(
                        french.subject(),
                        () -> messages.post(
                                channel,
                                new MessageData(
                                        "Under its new label",
                                        fixture.label("SECRET", "GBR", "FRA"),
                                        Precedence.ROUTINE,
                                        false,
                                        id))))
                .isNotNull();
        assertThatExceptionOfType(MessageNotAllowed.class).isThrownBy(() -> post(french, id));
    }

    @Test
    void openingWhatIsAnsweredReleasesNoAnswerOfAnother() {
        MessageId answer = post(french, id);
        relabel.give(british, id, all());
        assertThat(read(polish, id).answers()).isZero();
        assertThat(act.get(polish.subject(), () -> messages.again(answer))).isEmpty();
        assertThat(act.get(polish.subject(), () -> messages.answers(id))).isEmpty();
        assertThat(act.get(british.subject(), () -> messages.answers(id)))
                .singleElement()
                .satisfies(one -> assertThat(one.thread()).isEqualTo(id));
        relabel.give(french, answer, all());
        assertThat(read(polish, id).answers()).isEqualTo(1);
        assertThat(act.get(polish.subject(), () -> messages.answers(id))).hasSize(1);
    }

    @Test
    void textTypedUnderAnotherLabelIsNotSaved() {
        int version = read(british, id).version();
        relabel.give(second, id, all());
        assertThatExceptionOfType(MessageChangedMeanwhile.class)
                .isThrownBy(
                        () -> act.as(british.subject(), () -> messages.edit(id, version, "For fewer eyes, redshank")));
        Message now = read(british, id);
        assertThat(now.edited()).as("its text is as it was sent").isFalse();
        act.as(british.subject(), () -> messages.edit(id, now.version(), "For all, redshank"));
        assertThat(read(polish, id).edited()).isTrue();
        assertThat(act.get(polish.subject(), () -> messages.versions(id))).hasSize(1);
    }

    @Test
    void labelIsNotChangedWithTheTextNorOfWhatHasExpired() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> fixture.sql()
                        .sql("update message set label_id = label_id + 1, text = 'Slipped in' where public_id = ?")
                        .param(id.value())
                        .update())
                .withMessageContaining("another label, or another text");
        fixture.sql().sql("""
                        with unguarded as (select set_config('session_replication_role', 'replica', true))
                        update message set state = 'EXPIRED', text = '' from unguarded where public_id = ?
                        """).param(id.value()).update();
        assertThatExceptionOfType(RelabellingRefused.class)
                .isThrownBy(() -> act.get(
                        british.subject(),
                        () -> relabelling.change(
                                LabelWish.of(ObjectKind.MESSAGE, id.value(), shared(), british(), ""))));
    }

    private ConfidentialityLabel all() {
        return fixture.label("RESTRICTED", "GBR", "FRA", "POL");
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private ConfidentialityLabel british() {
        return fixture.label("RESTRICTED", "GBR");
    }

    private MessageId post(Person author, @Nullable MessageId answered) {
        return act.get(
                author.subject(),
                () -> messages.post(
                        channel, new MessageData("Dunlin on station", shared(), Precedence.ROUTINE, true, answered)));
    }

    private Message read(Person person, MessageId message) {
        return act.get(person.subject(), () -> messages.open(message).orElseThrow());
    }

    private int label(String table) {
        return fixture.sql()
                .sql("select label_id from %s where public_id = ?".formatted(table))
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private List<Integer> labels(String table) {
        return fixture.sql()
                .sql("select t.label_id from %s t join message m on m.id = t.message_id where m.public_id = ?"
                        .formatted(table))
                .param(id.value())
                .query((row, n) -> row.getInt(1))
                .list();
    }

    private List<String> entry(Person person, MessageId message) {
        act.as(person.subject(), () -> messages.open(message));
        return fixture.sql()
                .sql("select reason from audit_entry where actor = ? and object_id = ? and outcome = 'DENIED'")
                .params(person.id().value(), message.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
