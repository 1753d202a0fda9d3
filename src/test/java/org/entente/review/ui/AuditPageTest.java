package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditFigures;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.SealedEntry;
import org.entente.review.SavedSearch;
import org.entente.review.SavedSearches;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.testing.Tamperer;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditPageTest extends PageTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditFigures figures;

    @Autowired
    private SavedSearches searches;

    @Autowired
    private Workspaces workspaces;

    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
    void nobodyButAuditorsReadsEntries(String role) {
        Person person = fixture.official("GBR", role);

        act.as(person.subject(), () -> {
            assertThatThrownBy(() -> trail.list(AuditQuery.ALL, null, 10))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> figures.count(AuditQuery.ALL)).isInstanceOf(AuthorizationDeniedException.class);
        });
    }

    @Test
    void auditorFindsWhoAskedInVainForAWorkspaceAndWhy() {
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
    void filtersNarrowTheListTogetherAndStandInTheAddress() {
        Person administrator = administratorOf(2);
        Person officer = fixture.officer("FRA", "SECRET");
        act.as(administrator.subject(), () -> workspaces.admit(workspace, officer.id(), AdmissionRole.READER));
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?who=" + administrator.id());
        assertThat(rows(window)).hasSize(3);

        type(window, "Object ID", officer.id().toString());

        assertThat(rows(window)).extracting(AuditEntry::action).containsExactly(AuditAction.MEMBER_ADMITTED);
        assertThat(address(window)).contains("who=" + administrator.id(), "object=" + officer.id());

        Select<Outcome> outcome = select(window, "Outcome");
        outcome.setValue(Outcome.DENIED);
        assertThat(rows(window)).isEmpty();

        press(window, "Clear filters");
        assertThat(rows(window)).hasSizeGreaterThan(2);
        assertThat(address(window)).isEmpty();
    }

    @Test
    void eachPartOfASearchIsAChipThatLeavesItOut() {
        Person administrator = administratorOf(2);
        var window = open(
                fixture.official("NLD", Roles.AUDITOR),
                "audit?action=WORKSPACE_CHANGED&action=MEMBER_ADMITTED&outcome=SUCCESS&period=HOUR&nation=GBR&who="
                        + administrator.id());
        assertThat(chips(window))
                .containsExactly(
                        "By GBR " + administrator.name(),
                        "Nation GBR",
                        "Workspace changed",
                        "Member admitted",
                        "Done",
                        "Last hour");

        for (String chip : List.of("Workspace changed", "Nation GBR", "Last hour")) {
            pressLabelled(window, "Leave out: " + chip);
        }

        assertThat(chips(window)).containsExactly("By GBR " + administrator.name(), "Member admitted", "Done");
        assertThat(address(window)).contains("action=MEMBER_ADMITTED").doesNotContain("WORKSPACE_CHANGED", "period");
        assertThat(rows(window)).isEmpty();
    }

    @Test
    void whatCannotBeReadInAnAddressIsLeftOut() {
        var window = open(
                fixture.official("NLD", Roles.AUDITOR),
                "audit?who=me&nation=Mars&action=DANCED&outcome=MAYBE&from=yesterday&period=EVER&workspace=x&kind=SONG&entry=0");

        assertThat(chips(window)).isEmpty();
        assertThat(rows(window)).isNotEmpty();
    }

    @Test
    void timeChosenInTheHistogramNarrowsTheSearch() {
        Person administrator = administratorOf(3);
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?period=HOUR&who=" + administrator.id());
        EntryHistogram histogram = window.find(EntryHistogram.class).single();
        assertThat(histogram.getElement().getProperty("data")).contains("\"step\":60000", "Denied");
        assertThat(text(window.getUI())).contains("3 entries in this time");
        Instant last = rows(window).getFirst().occurredAt();

        ComponentUtil.fireEvent(
                histogram,
                new EntryHistogram.Brushed(
                        histogram,
                        true,
                        last.plusSeconds(1).toEpochMilli(),
                        last.plusSeconds(60).toEpochMilli()));

        assertThat(address(window)).contains("from=", "until=", "who=").doesNotContain("period");
        assertThat(rows(window)).isEmpty();
    }

    @Test
    void listStandsStillWhileOthersActUntilNewerEntriesAreAskedFor() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?who=" + administrator.id());
        assertThat(rows(window)).isEmpty();
        act.as(administrator.subject(), () -> workspaces.seal(workspace));

        window.activate();
        grid(window).getDataProvider().refreshAll();
        assertThat(rows(window)).isEmpty();

        press(window, "Show newer entries");
        assertThat(rows(window)).hasSize(1);
    }

    @Test
    void longListReadsOnFromWhereItEnded() {
        Person administrator = administratorOf(120);
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?who=" + administrator.id());

        assertThat(rows(window))
                .hasSize(120)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        Comparator.comparing(AuditEntry::occurredAt).reversed());
        // Meanwhile it may have been sealed, which it tells of itself.
        assertThat(grid(window)
                        .getLazyDataView()
                        .getItems()
                        .skip(70)
                        .findFirst()
                        .map(AuditEntry::id))
                .hasValue(rows(window).get(70).id());
    }

    @Test
    void entryIsShownByItsAddressWithWhatItsRequestDid() {
        Person administrator = administratorOf(1);
        UUID entry = idsOf(administrator).getFirst();
        UUID other = fixture.sql().sql("""
                        insert into audit_entry (actor, action, outcome, correlation)
                        select actor, 'MEMBERS_LISTED', 'SUCCESS', 'a request' from audit_entry where id = ? returning id
                        """).param(entry).query(UUID.class).single();
        UUID same = fixture.sql().sql("""
                        insert into audit_entry (actor, action, outcome, correlation, reason)
                        select actor, 'WORKSPACES_LISTED', 'DENIED', 'a request', 'ROLE' from audit_entry where id = ? returning id
                        """).param(entry).query(UUID.class).single();
        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?entry=" + same);

        String sheet = text(window.find(Dialog.class).single());
        assertThat(sheet)
                .contains("The role does not allow it", "Same request", "Members listed")
                .doesNotContain("Workspace changed");
        press(window, "Members listed");
        assertThat(text(window.find(Dialog.class).last())).contains(other.toString());
    }

    @Test
    void whatIsNotSealedYetSaysSo() {
        assertThat(text(new ProofFacts(null))).contains("Not sealed yet");
    }

    @Test
    void proofTellsThePlaceTheCheckpointAndWhichNationsWitnessedIt() {
        Person administrator = administratorOf(1);
        UUID entry = idsOf(administrator).getFirst();
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        String nation = fixture.newNation().value();
        long index = sealedAt(entry);
        fixture.sql()
                .sql("""
                        with w as (insert into audit_witness (name, nation, vkey) values (:name, :nation, :name), (:late, :nation, :late)
                                   returning name)
                        select count(*) from w
                        """)
                .param("name", "witness." + nation)
                .param("late", "late." + nation)
                .param("nation", nation)
                .query(Long.class)
                .single();
        fixture.sql()
                .sql("""
                        insert into audit_cosignature (witness, size, root, note, cosigned_at)
                        select :name, s, decode(repeat('00', 32), 'hex'), '', '2026-11-28 21:04Z'
                          from unnest(array[:index, :index + 7, :index + 9]) s
                        """)
                .param("name", "witness." + nation)
                .param("index", index)
                .update();

        var window = open(auditor, "audit?entry=" + entry);

        String sheet = text(window.find(Dialog.class).single());
        assertThat(sheet)
                .contains("Place in the log " + number(index))
                .contains("witness." + nation)
                .contains(number(index + 7) + " entries")
                .doesNotContain(number(index + 9) + " entries")
                .contains("282104Z NOV 26")
                .contains("Has not witnessed it yet");
        for (String table : List.of("audit_cosignature where witness", "audit_witness where name")) {
            fixture.sql()
                    .sql("delete from %s like '%%.%s'".formatted(table, nation))
                    .update();
        }
    }

    @Test
    void searchIsSavedRenamedAndRemovedAndBroughtBack() {
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        act.as(auditor.subject(), () -> {
            searches.save(new SavedSearch(UUID.randomUUID(), "Refusals of today", "outcome=DENIED&period=DAY"));
            searches.save(new SavedSearch(UUID.randomUUID(), "Downloads", "action=DOCUMENT_DOWNLOADED"));
        });
        var window = open(auditor, "audit");
        choose(window, "Refusals of today");
        assertThat(chips(window)).containsExactly("Denied", "Last 24 hours");

        choose(window, "Rename or remove");
        pressLabelled(window, "Rename Downloads");
        type(window, "Name of the search", "Refusals of today");
        press(window, "Rename");
        assertThat(window.find(TextField.class)
                        .withLabel("Name of the search")
                        .single()
                        .isInvalid())
                .as("the name of another search")
                .isTrue();
        type(window, "Name of the search", "What was taken along");
        press(window, "Rename");
        assertThat(names(auditor)).containsExactly("Refusals of today", "What was taken along");

        choose(window, "Rename or remove");
        pressLabelled(window, "Remove What was taken along");
        assertThat(names(auditor)).containsExactly("Refusals of today");
        press(window, "Undo");
        assertThat(names(auditor)).containsExactly("Refusals of today", "What was taken along");
        assertThat(names(fixture.official("NLD", Roles.AUDITOR)))
                .as("of another auditor")
                .isEmpty();
    }

    @Test
    void readingIsItselfEntered() {
        Person auditor = fixture.official("NLD", Roles.AUDITOR);

        act.as(auditor.subject(), () -> trail.list(AuditQuery.ALL, null, 10));

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

    @Test
    void entryThatDidNotComeThroughThePortalIsMarkedFoundAndExplained() {
        Person claimed = fixture.officer("FRA", "SECRET");
        UUID slipped = slippedIn(claimed);
        act.as(claimed.subject(), () -> workspaces.open(workspace));

        var window = open(fixture.official("NLD", Roles.AUDITOR), "audit?origin=UNKNOWN&who=" + claimed.id());

        assertThat(rows(window)).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(slipped);
            assertThat(entry.origin()).isEqualTo(EntryOrigin.UNKNOWN);
        });
        assertThat(chips(window)).contains("Not through the portal");
        window.test(grid(window)).clickRow(0);
        assertThat(text(window.find(Dialog.class).single()))
                .contains("This entry did not come through the portal", "nobody vouches for what it says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "9"})
    void entryThatSaysMoreThanCanBeReadIsShownAsItIs(String again) {
        UUID slipped = UUID.randomUUID();
        String detail = again.repeat(1500) + (again.equals("[") ? "]".repeat(1500) : "");
        fixture.sql()
                .sql(
                        "insert into audit_entry (id, action, object_kind, outcome, detail) values (?, 'NONE', 'NONE', 'SUCCESS', ?::jsonb)")
                .params(slipped, detail)
                .update();
        sealedAt(slipped);

        assertThat(text(open(fixture.official("NLD", Roles.AUDITOR), "audit?entry=" + slipped)
                        .find(Dialog.class)
                        .single()))
                .contains("This entry did not come through the portal", again.repeat(1500));
    }

    @Test
    void whatWasGoneBeforeItWasSealedIsFoundByItsOrigin() {
        UUID gone = UUID.randomUUID();
        fixture.sql()
                .sql("insert into audit_queue (entry) values (?)")
                .param(gone)
                .update();
        sealedAt(gone);
        Person auditor = fixture.official("NLD", Roles.AUDITOR);

        assertThat(act.get(
                        auditor.subject(),
                        () -> trail.list(AuditQuery.ALL.ofOrigins(Set.of(EntryOrigin.MISSING)), null, 500)))
                .extracting(AuditEntry::id)
                .contains(gone);
        var window = open(auditor, "audit?entry=" + gone);
        assertThat(text(window.find(Dialog.class).single()))
                .contains("taken away before it was sealed", "nothing but its ID is left");
    }

    @Test
    void entryThatIsNotWhatWasSealedSaysSoWhenItIsOpened() throws Exception {
        Person administrator = administratorOf(1);
        UUID entry = idsOf(administrator).getFirst();
        sealedAt(entry);
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        assertThat(opened(auditor, entry)).doesNotContain("sealed and", "changed after it was sealed");

        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.change(entry, "action = 'SIGNED_OUT'");
            assertThat(opened(auditor, entry)).contains("changed after it was sealed", "\"WORKSPACE_CHANGED\"");
        }
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.takeAway(entry);
            assertThat(opened(auditor, entry)).contains("has been taken away since", "\"WORKSPACE_CHANGED\"");
        }
    }

    @Test
    void labelsStandAsMarkingsBesideTheirIds() {
        Person administrator = administratorOf(0);
        int label = fixture.sql()
                .sql("select id from label where id > 0 order by id limit 1")
                .query(Integer.class)
                .single();
        act.as(
                administrator.subject(),
                () -> transaction.executeWithoutResult(status ->
                        log.append(AuditEvent.of(AuditAction.WORKSPACE_CHANGED, ObjectKind.WORKSPACE, workspace)
                                .with("labelBefore", label)
                                .with("labelAfter", 0))));
        var window = open(
                fixture.official("NLD", Roles.AUDITOR),
                "audit?entry=" + idsOf(administrator).getFirst());

        assertThat(window.find(MarkingChip.class).all()).hasSize(2);
        assertThat(text(window.find(Dialog.class).single())).contains("labelBefore", "labelAfterMarking", "(FROZEN)");
    }

    private String opened(Person auditor, UUID entry) {
        return text(open(auditor, "audit?entry=" + entry).find(Dialog.class).single());
    }

    private UUID slippedIn(Person claimed) {
        UUID slipped = UUID.randomUUID();
        fixture.sql().sql("""
                        insert into audit_entry (id, actor, action, object_kind, outcome)
                        values (?, ?, 'SIGNED_OUT', 'SESSION', 'SUCCESS')
                        """).params(slipped, claimed.id().value()).update();
        sealedAt(slipped);
        return slipped;
    }

    static List<String> words() {
        return Stream.of(
                        Stream.of(AuditAction.values()).map(one -> "review.action." + one),
                        Stream.of(ObjectKind.values()).map(one -> "review.kind." + one),
                        Stream.of(Outcome.values()).map(one -> "review.outcome." + one),
                        Stream.of(EntryOrigin.values())
                                .flatMap(one -> Stream.of("review.origin." + one, "review.origin.text." + one)),
                        Stream.of(SealedEntry.Row.values())
                                .filter(one -> one != SealedEntry.Row.AS_SEALED)
                                .map(one -> "review.seal." + one),
                        Roles.ALL.stream().map(one -> "review.role." + one))
                .flatMap(keys -> keys)
                .toList();
    }

    // Somebody with so many entries.
    private Person administratorOf(int entries) {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        act.as(administrator.subject(), () -> {
            for (int i = 0; i < entries; i++) {
                transaction.executeWithoutResult(status ->
                        log.append(AuditEvent.of(AuditAction.WORKSPACE_CHANGED, ObjectKind.WORKSPACE, workspace)));
            }
        });
        return administrator;
    }

    private List<UUID> idsOf(Person person) {
        return fixture.sql()
                .sql("select id from audit_entry where actor = ? order by occurred_at")
                .param(person.id().value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    // Where the sealer puts it; where none is at work, a place of the test's own.
    private long sealedAt(UUID entry) {
        String sealed = "select index from audit_leaf where entry = ?";
        await().until(() ->
                !fixture.sql().sql(sealed).param(entry).query(Long.class).list().isEmpty());
        return fixture.sql().sql(sealed).param(entry).query(Long.class).single();
    }

    private List<String> names(Person auditor) {
        return act.get(
                auditor.subject(),
                () -> searches.list().stream().map(SavedSearch::name).toList());
    }

    private static void pressLabelled(BrowserlessUIContext window, String label) {
        window.test(window.find(Button.class)
                        .withCondition(
                                button -> label.equals(button.getElement().getAttribute("aria-label")))
                        .single())
                .click();
    }

    private static void choose(BrowserlessUIContext window, String item) {
        MenuItem chosen = window.find(MenuBar.class).single().getItems().getFirst().getSubMenu().getItems().stream()
                .filter(one -> one.getText().equals(item))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(chosen, new ClickEvent<>(chosen));
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    private static String address(BrowserlessUIContext window) {
        return window.getUI().getActiveViewLocation().getQueryParameters().getQueryString();
    }

    private static List<String> chips(BrowserlessUIContext window) {
        return window.find(Span.class).withClassName("filter-chip").all().stream()
                .map(PageTest::text)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> Select<T> select(BrowserlessUIContext window, String label) {
        return window.find(Select.class).withLabel(label).single();
    }

    private static List<AuditEntry> rows(BrowserlessUIContext window) {
        return grid(window).getLazyDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<AuditEntry> grid(BrowserlessUIContext window) {
        return window.find(Grid.class).single();
    }
}
