package org.entente.message.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.document.About;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillId;
import org.entente.spill.Spills;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.LabelPicker;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Labels of messages are changed, and spills reported, beside the message; others' screens follow. */
class MessageLabelPagesTest extends PageTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Documents documents;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private Spills spills;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private ConversationId channel;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.READER);
        channel = act.get(british.subject(), () -> conversations.create(workspace, shared(), "Tanker plan"));
    }

    @Test
    void labelIsForItsNationToChangeAndEveryReaderReports() {
        post(british, "Twite on the wire", null);
        var own = open(british, conversation());
        small(own, "More");
        assertThat(smalls(own)).contains("Change label", "Report a spill");
        var other = open(french, conversation());
        small(other, "More");
        assertThat(smalls(other)).contains("Report a spill").doesNotContain("Change label");
    }

    @Test
    void reportedMessageLeavesEveryScreenAtOnceWithWhatIsOpenOfItAndComesBackWhenItWasRight() {
        MessageId first = post(british, "Twite, as it was", null);
        act.as(british.subject(), () -> messages.edit(first, 0, "Twite, as it is"));
        post(british, "Siskin stays", null);
        post(british, "Twite answered", first);
        var following = open(french, conversation());
        small(following, "Edited");
        assertThat(html(following)).contains("Twite, as it was", "Twite, as it is", "Siskin stays");
        var thread = open(british, MessageNavigation.message(channel, first));
        small(thread, "1 answer");
        assertThat(html(thread)).contains("Twite answered");

        var reporting = open(second, conversation());
        small(reporting, "More");
        small(reporting, "Report a spill");
        assertThat(reporting.find(CheckboxGroup.class).exists())
                .as("no files to freeze with it")
                .isFalse();
        reporting
                .test(reporting.find(TextArea.class).withLabel("What is wrong").single())
                .setValue("Names the wire");
        press(reporting, "Freeze now");
        assertThat(title(reporting)).startsWith("Case ");
        assertThat(text(reporting.getUI())).contains("Message").doesNotContain("Twite");

        eventually(
                following,
                () -> assertThat(html(following)).contains("Siskin stays").doesNotContain("Twite"));
        assertThat(following.find(Dialog.class).exists())
                .as("what it said before")
                .isFalse();
        eventually(thread, () -> assertThat(html(thread)).doesNotContain("Twite"));
        assertThat(thread.find(ThreadPanel.class).exists()).isFalse();

        SpillId spill = act.get(british.subject(), spills::list).getFirst().id();
        act.as(british.subject(), () -> spills.release(spill));
        eventually(
                following,
                () -> assertThat(html(following).indexOf("Twite, as it is"))
                        .as("in its place")
                        .isBetween(0, html(following).indexOf("Siskin stays")));
    }

    @Test
    void answerThatIsFrozenIsNoLongerCounted() {
        MessageId root = post(british, "Twite on the wire", null);
        MessageId answer = post(british, "Twite answered", root);
        var following = open(french, conversation());
        assertThat(smalls(following)).contains("1 answer");
        act.as(british.subject(), () -> spills.report(ObjectKind.MESSAGE, answer.value(), shared(), "Names the wire"));
        eventually(following, () -> assertThat(smalls(following)).doesNotContain("1 answer"));
        assertThat(html(following)).contains("Twite on the wire");
    }

    @Test
    void labelIsChangedInItsSheetAndWhatOpensIsAgreedToOnThePageOfTheConversation() {
        MessageId id = post(british, "Twite on the wire", null);
        var following = open(french, conversation());
        assertThat(html(following)).contains("Twite on the wire");
        var own = open(british, conversation());
        small(own, "More");
        small(own, "Change label");
        own.find(LabelPicker.class)
                .withCondition(picker -> picker.getParent().isPresent())
                .all()
                .getLast()
                .setValue(fixture.label("RESTRICTED", "GBR"));
        press(own, "Change label");
        eventually(following, () -> assertThat(html(following)).doesNotContain("Twite"));

        var agreeing = open(second, conversation());
        act.as(
                british.subject(),
                () -> relabelling.change(LabelWish.of(
                        ObjectKind.MESSAGE, id.value(), fixture.label("RESTRICTED", "GBR"), shared(), "It was right")));
        eventually(
                agreeing,
                () -> assertThat(text(agreeing.getUI()))
                        .contains("Message “Twite on the wire”")
                        .contains("It was right"));
        press(agreeing, "Agree");
        confirm(agreeing);
        eventually(following, () -> assertThat(html(following)).contains("Twite on the wire"));
    }

    @Test
    void filesOfAMessageAreFrozenWithItUnlessTheyAreLeftOut() {
        MessageId id = post(british, "Charts of the wire", null);
        DocumentId wrong = store(id, "wire.txt");
        DocumentId right = store(id, "weather.txt");
        var reporting = open(french, conversation());
        small(reporting, "More");
        small(reporting, "Report a spill");
        CheckboxGroup<?> attached = reporting.find(CheckboxGroup.class).single();
        assertThat(attached.getLabel()).isEqualTo("Freeze its 2 files too");
        assertThat(attached.getValue()).hasSize(2);
        leaveOut(attached, "weather.txt");
        reporting
                .test(reporting.find(TextArea.class).withLabel("What is wrong").single())
                .setValue("Names the wire");
        press(reporting, "Freeze now");
        act.as(british.subject(), () -> {
            assertThat(messages.again(id)).isEmpty();
            assertThat(documents.isThere(wrong)).isFalse();
            assertThat(documents.isThere(right)).isTrue();
            assertThat(spills.list()).hasSize(2);
        });
    }

    private <T> void leaveOut(CheckboxGroup<T> attached, String title) {
        attached.deselect(attached.getListDataView()
                .getItems()
                .filter(one -> one.toString().contains(title))
                .findFirst()
                .orElseThrow());
    }

    private String conversation() {
        return MessageNavigation.conversation(channel);
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private DocumentId store(MessageId message, String name) {
        return act.get(british.subject(), () -> {
            try {
                return documents.store(
                        new NewDocument(workspace, shared(), name, new About(SubjectKind.MESSAGE, message.value())),
                        new ByteArrayInputStream(new byte[] {65}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private MessageId post(Person author, String text, @Nullable MessageId answered) {
        return act.get(
                author.subject(),
                () -> messages.post(channel, new MessageData(text, shared(), Precedence.ROUTINE, false, answered)));
    }

    private static void small(BrowserlessUIContext window, String text) {
        window.test(window.find(NativeButton.class)
                        .withCondition(button -> button.getText().equals(text))
                        .first())
                .click();
    }

    private static List<String> smalls(BrowserlessUIContext window) {
        return window.find(NativeButton.class).all().stream()
                .map(NativeButton::getText)
                .toList();
    }

    private static String html(BrowserlessUIContext window) {
        return String.join(
                "\n",
                window.find(Html.class).all().stream().map(Html::getInnerHtml).toList());
    }
}
