package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.popover.Popover;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.access.Roles;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The auditor's page gives what its filters find at that moment to take along. */
class ExportMenuTest extends PageTest {

    @Autowired
    private Workspaces workspaces;

    @Test
    void menuGivesWhatTheFiltersFind() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person stranger = fixture.officer("FRA", "SECRET");
        act.as(stranger.subject(), () -> workspaces.open(workspace));
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit");
        type(window, "Object ID", workspace.toString());

        window.find(Popover.class)
                .withCondition(one -> one.hasClassName("export-popover"))
                .single()
                .open();
        var links = window.find(Anchor.class).withClassName("export-format").all();
        assertThat(links).extracting(PageTest::text).hasSize(4).anyMatch(text -> text.startsWith("CSV"));
        var file = new ByteArrayOutputStream();
        window.test(links.getFirst()).download(file);

        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .element(1)
                .satisfies(line ->
                        assertThat(line).contains(stranger.name(), workspace.toString(), "DENIED", "NOT_ADMITTED"));
    }
}
