package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A former version whose time is over, on a page that is open. */
class ExpiredVersionPageTest extends PageTest {

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentExpiry expiry;

    @AfterEach
    void keepForEver() {
        fixture.sql().sql("delete from retention_rule").update();
    }

    @Test
    void isSaidToHaveExpiredAndOfferedNoMore() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person british = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        DocumentId id = act.get(british.subject(), () -> {
            try {
                DocumentId stored = documents.store(
                        new NewDocument(workspace, fixture.label("RESTRICTED", "GBR"), "plan.bin", null),
                        new ByteArrayInputStream(Samples.noise(100)));
                documents.addVersion(stored, "plan.bin", new ByteArrayInputStream(Samples.noise(100)));
                return stored;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var page = open(british, "files/" + id + "?version=1&part=details");
        assertThat(text(page.getUI())).contains("Version 1").doesNotContain("has expired");
        assertThat(page.find(Button.class)
                        .withCondition(button -> button.getText().equals("Make newest"))
                        .exists())
                .isTrue();
        int downloads = downloads(page);
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update document_version set stored_at = stored_at - interval '31 days' from past
                         where document_id = (select id from document where public_id = ?)
                        """).param(id.value()).update();
        fixture.sql().sql("""
                        insert into retention_rule (workspace_id, kind, days)
                        select w.id, 'DOCUMENT_VERSION', 30 from workspace w where w.public_id = ?
                        """).param(workspace.value()).update();

        expiry.expireDue();

        eventually(page, () -> assertThat(text(page.getUI())).contains("Expired, as its workspace"));
        assertThat(page.find(Button.class)
                        .withCondition(button -> button.getText().equals("Make newest"))
                        .exists())
                .isFalse();
        assertThat(downloads(page)).as("those of the expired version are gone").isLessThan(downloads);
        var looking = open(british, "files/" + id + "?version=1&part=view");
        eventually(looking, () -> assertThat(text(looking.getUI())).contains("This version has expired"));
    }

    private static int downloads(BrowserlessUIContext page) {
        return page.find(Anchor.class)
                .withCondition(anchor -> anchor.getElement().hasAttribute("download"))
                .all()
                .size();
    }
}
