package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditQuery;
import org.entente.audit.AuditTrail;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

class AuditPageTest extends PageTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Workspaces workspaces;

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
    void nobodyButAuditorsReadsEntries(String role) {
        Person person = fixture.official("GBR", role);

        act.as(person.subject(), () -> {
            assertThatThrownBy(() -> trail.list(AuditQuery.ALL, 0, 10))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> trail.count(AuditQuery.ALL)).isInstanceOf(AuthorizationDeniedException.class);
        });
    }

    @Test
    void auditorFindsWhoAskedInVainForAWorkspaceAndWhy() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person stranger = fixture.officer("FRA", "SECRET");
        act.as(stranger.subject(), () -> workspaces.open(workspace));
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit");

        type(window, "Object ID", workspace.toString());

        assertThat(rows(window)).singleElement().satisfies(entry -> {
            assertThat(entry.actorName()).isEqualTo(stranger.name());
            assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
        });
        window.test(grid(window)).clickRow(0);
        assertThat(text(window.find(Dialog.class).single()))
                .contains("The member is not admitted to the workspace", workspace.toString(), stranger.name(), "FRA");
    }

    @Test
    @SuppressWarnings("unchecked")
    void filtersNarrowTheListTogether() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person officer = fixture.officer("FRA", "SECRET");
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        act.as(administrator.subject(), () -> {
            workspaces.admit(workspace, officer.id(), AdmissionRole.READER);
            workspaces.seal(workspace);
        });
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit");

        type(window, "Name", administrator.name());
        assertThat(rows(window))
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.WORKSPACE_CHANGED, AuditAction.MEMBER_ADMITTED);

        type(window, "Object ID", officer.id().toString());
        assertThat(rows(window)).extracting(AuditEntry::action).containsExactly(AuditAction.MEMBER_ADMITTED);

        Select<Outcome> outcome = window.find(Select.class).withLabel("Outcome").single();
        outcome.setValue(Outcome.DENIED);
        assertThat(rows(window)).isEmpty();

        press(window, "Clear filters");
        assertThat(rows(window)).hasSizeGreaterThan(2);
    }

    @Test
    void listStandsStillWhileOthersActUntilNewerEntriesAreAskedFor() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit");
        type(window, "Name", administrator.name());
        assertThat(rows(window)).isEmpty();
        WorkspaceId workspace = fixture.workspace("SECRET");
        act.as(administrator.subject(), () -> workspaces.seal(workspace));

        window.activate();
        grid(window).getDataProvider().refreshAll();
        assertThat(rows(window)).isEmpty();

        press(window, "Show newer entries");
        assertThat(rows(window)).hasSize(1);
    }

    @Test
    void readingIsItselfEntered() {
        Person auditor = fixture.official("NLD", Roles.AUDITOR);

        act.as(auditor.subject(), () -> trail.list(AuditQuery.ALL, 0, 10));

        assertThat(fixture.sql()
                        .sql("select action from audit_entry where actor = ?")
                        .param(auditor.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("AUDIT_READ");
    }

    @ParameterizedTest
    @MethodSource("words")
    void everythingThatAnEntryMaySayHasWords(String key) {
        assertThat(Words.has(key)).as(key).isTrue();
    }

    static List<String> words() {
        return Stream.of(
                        Stream.of(AuditAction.values()).map(one -> "review.action." + one),
                        Stream.of(ObjectKind.values()).map(one -> "review.kind." + one),
                        Stream.of(Outcome.values()).map(one -> "review.outcome." + one),
                        Roles.ALL.stream().map(one -> "review.role." + one))
                .flatMap(keys -> keys)
                .toList();
    }

    private static List<AuditEntry> rows(BrowserlessUIContext window) {
        return grid(window).getLazyDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<AuditEntry> grid(BrowserlessUIContext window) {
        return window.find(Grid.class).single();
    }
}
