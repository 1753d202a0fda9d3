package org.entente.relabelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSectionId;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Relabel;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A day of review and a dated change of label are told of messages too, to those who read them; and of nothing that is gone. */
class ReviewedMessagesTest extends PortalTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private Relabel relabel;

    @Autowired
    private Labels labels;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditLog auditLog;

    @Autowired
    private LabelledKinds kinds;

    @Autowired
    private LiveChanges changes;

    private WorkspaceId workspace;
    private Person author;
    private Person second;
    private Person outsider;
    private Person french;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        author = officer("GBR");
        second = officer("GBR");
        outsider = officer("GBR");
        french = officer("FRA");
    }

    // The job takes from every workspace: what one test leaves is not to be another's.
    @AfterEach
    void keepForEver() {
        fixture.sql().sql("delete from retention_rule").update();
    }

    @Test
    void dayOfReviewOfAMessageIsToldToThoseOfItsNationWhoReadIt() {
        ConversationId direct = direct();
        MessageId message = post(direct);
        ConversationId channel =
                act.get(author.subject(), () -> conversations.create(workspace, narrow(), "Whole talk"));
        MessageId open = post(channel);
        reviewed(ObjectKind.MESSAGE, message.value());
        reviewed(ObjectKind.MESSAGE, open.value());

        new DueReviews(jdbc, transaction).tell();

        String ofDirect = "relabelling.review messages/" + direct + "/" + message;
        String ofOpen = "relabelling.review messages/" + channel + "/" + open;
        assertThat(told(author)).containsExactlyInAnyOrder(ofDirect, ofOpen);
        assertThat(told(second)).containsExactlyInAnyOrder(ofDirect, ofOpen);
        assertThat(told(outsider)).containsExactly(ofOpen);
        assertThat(told(french)).isEmpty();
        relabel.alone(author, ObjectKind.MESSAGE, open.value(), fixture.controlLabel("RESTRICTED", "GBR"));
        assertThat(labelsOfNotices(open.value()))
                .as("a notice has the message's label, also when that changes")
                .containsExactly(
                        labels.intern(fixture.controlLabel("RESTRICTED", "GBR")).value());
    }

    @Test
    void datedChangeOfAMessageThatLapsesIsToldToThoseOfItsNationWhoReadIt() {
        ConversationId direct = direct();
        MessageId message = post(direct);
        LabelWish wish = new LabelWish(
                ObjectKind.MESSAGE,
                message.value(),
                narrow(),
                fixture.label("RESTRICTED", "GBR", "FRA", "POL"),
                "For the conference",
                Instant.now().plusSeconds(3600));
        assertThat(act.get(author.subject(), () -> relabelling.change(wish))).isEqualTo(Relabelling.Outcome.ASKED);
        LabelChangeId change = relabel.waiting(message.value());
        act.as(second.subject(), () -> relabelling.agree(change));
        // The workspace takes no such label any more.
        fixture.sql()
                .sql("update workspace set ceiling = 0 where public_id = ?")
                .param(workspace.value())
                .update();
        fixture.sql()
                .sql("update label_change set takes_effect_at = now() where id = ?")
                .param(change.value())
                .update();
        new LabelSuccession(jdbc, transaction, auditLog, kinds, changes).doDue();

        // The portal's own node may have it in hand: this waits until it is done with it.
        assertThat(fixture.sql()
                        .sql("select state from label_change where id = ? for update")
                        .param(change.value())
                        .query(String.class)
                        .single())
                .isEqualTo("LAPSED");
        String told = "relabelling.lapsed messages/" + direct + "/" + message;
        assertThat(told(author)).contains(told);
        assertThat(told(second)).contains(told);
        assertThat(told(outsider)).isEmpty();
        assertThat(told(french)).isEmpty();
    }

    @Test
    void whatIsGoneIsNotLookedAtAgainAndHidesNothingThatIs() {
        MessageId message = post(direct());
        ExercisePlanId plan =
                act.get(author.subject(), () -> plans.create(workspace, narrow(), Fixture.plan("Looked at again")));
        PlanSectionId section = act.get(
                author.subject(),
                () -> sections.add(plan, new PlanSectionData(SectionKind.CONCEPT, "Heading", "Body"), null));
        reviewed(ObjectKind.MESSAGE, message.value());
        reviewed(ObjectKind.EXERCISE_SECTION, section.value());
        reviewed(ObjectKind.EXERCISE_PLAN, plan.value());
        manyDocumentsReviewedBefore();
        assertThat(due()).doesNotContain(plan.value());

        withdrawDocuments();
        act.as(author.subject(), () -> sections.remove(plan, section, 0));
        expire(message);

        assertThat(due()).containsExactly(plan.value());
        assertThat(fixture.sql()
                        .sql(
                                "select r.object_id from label_review r join workspace w on w.id = r.workspace_id where w.public_id = ? and r.review_on is not null")
                        .param(workspace.value())
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list())
                .containsExactly(plan.value());
    }

    private List<UUID> due() {
        return act.get(author.subject(), () -> reviews.due()).stream()
                .map(one -> one.object().id())
                .toList();
    }

    // More than are shown at once.
    private void manyDocumentsReviewedBefore() {
        fixture.sql()
                .sql("""
                        insert into document (workspace_id, label_id, originator, name)
                        select w.id, ?, 'GBR', 'of-long-ago.txt' from workspace w, generate_series(1, 51) where w.public_id = ?
                        """)
                .params(labels.intern(narrow()).value(), workspace.value())
                .update();
        fixture.sql().sql("""
                        insert into label_review (object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator, review_on)
                        select 'DOCUMENT', d.public_id, d.public_id, d.workspace_id, d.label_id, d.label_id, d.originator, current_date - 9
                          from document d join workspace w on w.id = d.workspace_id where w.public_id = ?
                        """).param(workspace.value()).update();
    }

    private void withdrawDocuments() {
        fixture.sql().sql("""
                        with me as (select set_config('entente.member', ?, true))
                        update document d set withdrawn_at = now() from me, workspace w where w.id = d.workspace_id and w.public_id = ?
                        """).params(author.id().toString(), workspace.value()).update();
    }

    private void expire(MessageId message) {
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update message set sent_at = sent_at - interval '31 days' from past where public_id = ?
                        """).param(message.value()).update();
        fixture.sql()
                .sql(
                        "insert into retention_rule (workspace_id, kind, days) select id, 'MESSAGE', 30 from workspace where public_id = ?")
                .param(workspace.value())
                .update();
        fixture.sql()
                .sql("update message set state = 'EXPIRED' where public_id = ? and state <> 'EXPIRED'")
                .param(message.value())
                .update();
    }

    private void reviewed(ObjectKind kind, UUID object) {
        act.as(author.subject(), () -> reviews.set(kind, object, LocalDate.now(ZoneOffset.UTC)));
    }

    private List<String> told(Person person) {
        return fixture.sql()
                .sql("select kind || ' ' || path from notification where member_id = ? and kind like 'relabelling%'")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<Integer> labelsOfNotices(UUID object) {
        return fixture.sql()
                .sql("select distinct label_id from notification where object_id = ?")
                .param(object)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    private ConversationId direct() {
        return act.get(author.subject(), () -> conversations.direct(workspace, narrow(), second.id()));
    }

    private MessageId post(ConversationId conversation) {
        return act.get(
                author.subject(), () -> messages.post(conversation, MessageData.of("Dunlin on station", narrow())));
    }

    private Person officer(String nation) {
        Person officer = fixture.officer(nation, "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        return officer;
    }

    private ConfidentialityLabel narrow() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }
}
