package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Html;
import java.util.stream.Collectors;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What expires goes from pages that are open, without anybody reading them again. */
class ExpiryOnScreenTest extends PageTest {

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private MessageExpiry expiry;

    @AfterEach
    void keepForEver() {
        fixture.sql().sql("delete from retention_rule").update();
    }

    @Test
    void openConversationAndOpenThreadAreEmptiedAsTheirMessagesExpire() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person british = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        ConversationId channel = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR"), "Tanker plan"));
        MessageId old = post(british, channel, "Heron has landed", null);
        MessageId answer = post(british, channel, "And left again", old);
        post(british, channel, "Said today", null);
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update message set sent_at = sent_at - interval '31 days' from past where public_id in (?, ?)
                        """).params(old.value(), answer.value()).update();
        var page = open(british, "messages/" + channel);
        var thread = open(british, "messages/" + channel + "/" + answer);
        assertThat(said(page)).contains("Heron has landed", "Said today");
        assertThat(said(thread)).contains("And left again");
        fixture.sql().sql("""
                        insert into retention_rule (workspace_id, kind, days)
                        select w.id, 'MESSAGE', 30 from workspace w where w.public_id = ?
                        """).param(workspace.value()).update();

        expiry.expireDue();

        eventually(page, () -> assertThat(said(page)).contains("Said today").doesNotContain("Heron"));
        assertThat(text(page.getUI())).contains("This message has expired");
        eventually(thread, () -> assertThat(said(thread)).doesNotContain("left again"));
    }

    private MessageId post(Person author, ConversationId where, String text, @Nullable MessageId thread) {
        return act.get(
                author.subject(),
                () -> messages.post(
                        where,
                        new MessageData(text, fixture.label("RESTRICTED", "GBR"), Precedence.ROUTINE, false, thread)));
    }

    private static String said(BrowserlessUIContext window) {
        return window.find(Html.class).all().stream().map(Html::getInnerHtml).collect(Collectors.joining(" "));
    }
}
