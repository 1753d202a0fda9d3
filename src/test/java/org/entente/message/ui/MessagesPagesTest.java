package org.entente.message.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.entente.document.About;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.Draft;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One conversation on several people's screens at once. */
class MessagesPagesTest extends PageTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Documents documents;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private ConversationId channel;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        channel = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), "Tanker plan"));
    }

    @Test
    void whoeverMayNotReadItMeetsThePageOfAnAddressThatIsNotThere() {
        var absent = open(polish, "messages/00000000-0000-4000-8000-000000000000");
        String answer = text(absent.getUI());
        var denied = open(polish, MessageNavigation.conversation(channel));
        assertThat(text(denied.getUI())).isEqualTo(answer).doesNotContain("Tanker");
    }

    @Test
    void screenOfWhoeverMayNotReadItDoesNotStir() {
        var page = open(polish, "messages");
        String before = text(page.getUI());
        var following = open(french, "messages");
        post("Heron has landed @" + polish.name());
        eventually(following, () -> assertThat(text(following.getUI())).contains("Tanker plan", "1"));
        page.activate();
        page.roundTrip();
        assertThat(text(page.getUI())).isEqualTo(before);
    }

    @Test
    void whatOneSendsTheOtherSeesWithoutReloading() {
        var reading = open(french, MessageNavigation.conversation(channel));
        assertThat(reading.find(TextArea.class).exists()).isFalse();
        var writing = open(british, MessageNavigation.conversation(channel));
        writing.test(writing.find(TextArea.class).single()).setValue("Tanker **on station** now");
        press(writing, "Send");
        eventually(reading, () -> assertThat(html(reading)).contains("Tanker <strong>on station</strong> now"));
        eventually(writing, () -> assertThat(html(writing)).contains("on station"));
        assertThat(writing.find(TextArea.class).single().getValue()).isEmpty();
        assertThat(fixture.sql()
                        .sql("""
                                select count(*) from audit_entry
                                 where actor = ? and action = 'MESSAGES_LISTED' and detail ->> 'live' = 'true'
                                   and detail ->> 'rows' = '1' and workspace_id is not null
                                """)
                        .param(french.id().value())
                        .query(Integer.class)
                        .single())
                .as("entries of what came in")
                .isEqualTo(1);
        // Read on an open page is read.
        eventually(
                reading,
                () -> assertThat(act.get(french.subject(), conversations::unread))
                        .isZero());
    }

    @Test
    void acknowledgmentIsOnTheSendersSheetAtOnce() {
        act.as(
                british.subject(),
                () -> messages.post(
                        channel,
                        new MessageData(
                                "Confirm", fixture.label("RESTRICTED", "GBR", "FRA"), Precedence.FLASH, true, null)));
        var sender = open(british, MessageNavigation.conversation(channel));
        sender.test(sender.find(NativeButton.class)
                        .withCondition(button -> button.getText().equals("Acknowledgments"))
                        .single())
                .click();
        eventually(sender, () -> assertThat(text(sender.getUI())).contains("Not acknowledged: 1", french.name()));
        var reading = open(french, MessageNavigation.conversation(channel));
        assertThat(text(reading.getUI())).contains("Flash");
        press(reading, "Acknowledge");
        eventually(sender, () -> assertThat(text(sender.getUI())).contains("Not acknowledged: 0"));
        eventually(reading, () -> assertThat(text(reading.getUI())).contains("You acknowledged"));
    }

    @Test
    void expiredMessageKeepsItsPlaceItsAuthorAndWhoAcknowledgedIt() {
        MessageId id = act.get(
                british.subject(),
                () -> messages.post(
                        channel,
                        new MessageData(
                                "Said once",
                                fixture.label("RESTRICTED", "GBR", "FRA"),
                                Precedence.ROUTINE,
                                true,
                                null)));
        fixture.sql().sql("""
                        insert into retention_rule (workspace_id, kind, days)
                        select w.id, 'MESSAGE', 30 from workspace w where w.public_id = ?
                        """).param(workspace.value()).update();
        fixture.sql().sql("""
                        with unguarded as (select set_config('session_replication_role', 'replica', true))
                        update message set sent_at = sent_at - interval '31 days', state = 'EXPIRED', text = ''
                          from unguarded where public_id = ?
                        """).param(id.value()).update();

        var sender = open(british, MessageNavigation.conversation(channel));

        assertThat(text(sender.getUI())).contains("This message has expired", british.name());
        assertThat(sender.find(NativeButton.class).all())
                .extracting(NativeButton::getText)
                .contains("Acknowledgments")
                .doesNotContain("Edit", "Withdraw", "Answer");
        var reading = open(french, MessageNavigation.conversation(channel));
        assertThat(text(reading.getUI())).contains("This message has expired").doesNotContain("Acknowledge");
    }

    @Test
    void removedMemberLosesTheConversationFromTheScreen() {
        post("Seen until removed");
        var reading = open(french, MessageNavigation.conversation(channel));
        assertThat(html(reading)).contains("Seen until removed");
        Person administrator = fixture.official("BEL", "administrator");
        act.as(administrator.subject(), () -> workspaces.remove(workspace, french.id()));
        eventually(reading, () -> assertThat(text(reading.getUI())).doesNotContain("Tanker plan"));
        assertThat(reading.find(Html.class).exists()).isFalse();
    }

    @Test
    void draftIsThereInTheNextSession() {
        var first = open(british, MessageNavigation.conversation(channel));
        first.test(first.find(TextArea.class).single()).setValue("Half written");
        var second = open(british, MessageNavigation.conversation(channel));
        assertThat(second.find(TextArea.class).single().getValue()).isEqualTo("Half written");
    }

    @Test
    void mentionIsOfferedOfThoseWhoMayReadOnly() {
        var writing = open(british, MessageNavigation.conversation(channel));
        writing.test(writing.find(TextArea.class).single()).setValue("Ask @Test");
        assertThat(text(writing.find(MentionPicker.class).single()))
                .contains(french.name())
                .doesNotContain(polish.name());
    }

    @Test
    void addressOfAnAnswerOpensItsThread() {
        MessageId root = post("Question");
        MessageId answer = act.get(
                british.subject(),
                () -> messages.post(
                        channel,
                        new MessageData(
                                "The answer",
                                fixture.label("RESTRICTED", "GBR", "FRA"),
                                Precedence.ROUTINE,
                                false,
                                root)));
        var page = open(french, MessageNavigation.message(channel, answer));
        assertThat(page.find(ThreadPanel.class).exists()).isTrue();
        assertThat(html(page)).contains("The answer");
        assertThat(fixture.sql()
                        .sql(
                                "select count(*) from audit_entry where object_id = ? and action = 'MESSAGE_OPENED' and actor = ?")
                        .params(root.toString(), french.id().value())
                        .query(Integer.class)
                        .single())
                .as("entries of the thread's opening")
                .isEqualTo(1);
    }

    @Test
    void searchFieldFindsMessagesWhereTheyStand() {
        post("Something about a dunlin");
        assertThat(html(open(french, "search?q=dunlin&part=messages"))).contains("dunlin");
        var other = open(polish, "search?q=dunlin&part=messages");
        assertThat(other.find(Html.class).exists()).isFalse();
    }

    @Test
    void whatOneTypesAsAnAnswerIsKeptForItAlone() {
        MessageId root = post("Which tanker?");
        MessageId other = post("Which harbour?");
        Draft draft = new Draft("The grey one", fixture.label("RESTRICTED", "GBR", "FRA"));
        act.as(british.subject(), () -> conversations.keepDraft(channel, root, draft));

        act.as(british.subject(), () -> {
            assertThat(conversations.draft(channel, root)).contains(draft);
            assertThat(conversations.draft(channel, other)).isEmpty();
            assertThat(conversations.draft(channel, null)).isEmpty();
        });
        act.as(
                polish.subject(),
                () -> assertThat(conversations.draft(channel, root)).isEmpty());

        var page = open(british, MessageNavigation.message(channel, root));
        page.test(page.find(NativeButton.class)
                        .withCondition(button -> button.getText().equals("Answer"))
                        .first())
                .click();
        TextArea answer = page.find(TextArea.class)
                .withCondition(area -> area.getValue().equals("The grey one"))
                .single();
        page.test(answer).setValue("The green one");
        act.as(
                british.subject(),
                () -> assertThat(
                                conversations.draft(channel, root).orElseThrow().text())
                        .isEqualTo("The green one"));
        press(page, "Send answer");
        act.as(
                british.subject(),
                () -> assertThat(conversations.draft(channel, root)).isEmpty());
    }

    @Test
    void messageSaysThatItHasFilesToThoseWhoMayReadThem() {
        MessageId message = post("Charts enclosed");
        post("Nothing enclosed");
        var reading = open(french, MessageNavigation.conversation(channel));
        assertThat(text(reading.getUI())).doesNotContain("1 file");

        store(message, "chart.txt", fixture.label("RESTRICTED", "GBR", "FRA"));
        eventually(reading, () -> assertThat(text(reading.getUI())).containsOnlyOnce("1 file"));
        store(message, "own.txt", fixture.label("RESTRICTED", "GBR"));
        var author = open(british, MessageNavigation.conversation(channel));
        assertThat(text(author.getUI())).contains("2 files");
        eventually(
                reading,
                () -> assertThat(text(reading.getUI())).contains("1 file").doesNotContain("2 files"));
    }

    private void store(MessageId message, String name, ConfidentialityLabel label) {
        act.as(british.subject(), () -> {
            try {
                documents.store(
                        new NewDocument(workspace, label, name, new About(SubjectKind.MESSAGE, message.value())),
                        new ByteArrayInputStream(new byte[] {65}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String html(BrowserlessUIContext window) {
        return String.join(
                "\n",
                window.find(Html.class).all().stream().map(Html::getInnerHtml).toList());
    }

    private MessageId post(String text) {
        return act.get(
                british.subject(),
                () -> messages.post(channel, MessageData.of(text, fixture.label("RESTRICTED", "GBR", "FRA"))));
    }
}
