package org.entente.exercise.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.access.Windows;
import org.entente.imports.ImportRun;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.uikit.EmptyState;
import org.entente.uikit.LabelPicker;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ExerciseImportViewTest extends PortalTest {

    @Autowired
    private ApplicationContext application;

    private Windows windows;
    private Person importer;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        windows = new Windows(application, act);
        importer = fixture.officer("FIN", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, importer, AdmissionRole.CONTRIBUTOR);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    @Test
    void whoOnlyReadsIsToldSoAndOfferedNothing() {
        Person reader = fixture.officer("FIN", "SECRET");
        fixture.admit(workspace, reader, AdmissionRole.READER);
        BrowserlessUIContext page = open(reader);
        assertThat(page.findInView(EmptyState.class).all()).hasSize(1);
        assertThat(page.find(Upload.class).all()).isEmpty();
    }

    @Test
    void fileThatIsNoListIsRefusedInASentenceAndCannotBeImported() {
        BrowserlessUIContext page = open(importer);
        upload(page, "plans.csv", "%PDF-1.7");
        assertThat(verdict(page)).startsWith("plans.csv: This is not a CSV file, whatever its name says (PDF)");
        upload(page, "plans.csv", "Title;When\nA;2027\n");
        assertThat(verdict(page))
                .isEqualTo(
                        "plans.csv: The first line lacks these columns: Name, Starts; add them, or begin with the template.");
        assertThat(button(page, "Import plans").isEnabled()).isFalse();
    }

    @Test
    void listWithoutALabelIsNotImported() {
        BrowserlessUIContext page = open(importer);
        upload(page, "plans.csv", "Name,Starts\nA,2027\n");
        page.test(button(page, "Import 1 plan")).click();
        assertThat(page.find(LabelPicker.class).single().isInvalid()).isTrue();
        assertThat(runs()).isZero();
    }

    @Test
    void listIsFollowedToItsEndAndItsReportDownloaded() {
        BrowserlessUIContext page = open(importer);
        String rows =
                IntStream.range(0, 450).mapToObj(n -> "Plan " + n + ",2027").collect(Collectors.joining("\n"));
        upload(page, "plans.csv", "Name,Starts\n" + rows + "\nBad,=never\n");
        assertThat(verdict(page))
                .isEqualTo("plans.csv: 451 rows in the portal’s own columns, read as UTF-8. "
                        + "1 cannot be imported and will be named with line and reason.");
        page.find(LabelPicker.class).single().setValue(fixture.label("RESTRICTED", "FIN"));
        page.test(button(page, "Import 450 plans")).click();
        awaitText(page, "All 451 rows done: 450 imported, 0 known already, 1 not imported.");
        var report = new ByteArrayOutputStream();
        page.test(page.find(Anchor.class).withClassName("import-report").single())
                .download(report);
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("452,").contains("Starts: =never");
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where actor = ? and action = 'IMPORT_OPENED'")
                        .param(importer.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void runGoesOnWhileThePageIsLeftAndIsFoundAgain() {
        BrowserlessUIContext page = open(importer);
        upload(
                page,
                "long.csv",
                IntStream.range(0, 650)
                        .mapToObj(n -> "Plan " + n + ",2027")
                        .collect(Collectors.joining("\n", "Name,Starts\n", "\n")));
        page.find(LabelPicker.class).single().setValue(fixture.label("RESTRICTED", "FIN"));
        page.test(button(page, "Import 650 plans")).click();
        page.close();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fixture.sql()
                        .sql("select state from import_run where member_id = ?")
                        .param(importer.id().value())
                        .query(String.class)
                        .single()
                        .equals("FINISHED"));
        BrowserlessUIContext again = open(importer);
        again.activate();
        Grid<?> earlier = again.find(Grid.class).single();
        assertThat(earlier.getListDataView().getItem(0))
                .isInstanceOfSatisfying(
                        ImportRun.class, run -> assertThat(run.imported()).isEqualTo(650));
    }

    @Test
    void runningImportCanBeStoppedFromItsPage() {
        BrowserlessUIContext page = open(importer);
        upload(
                page,
                "long.csv",
                IntStream.range(0, 20_000)
                        .mapToObj(n -> "Plan " + n + ",2027")
                        .collect(Collectors.joining("\n", "Name,Starts\n", "\n")));
        page.find(LabelPicker.class).single().setValue(fixture.label("RESTRICTED", "FIN"));
        page.test(button(page, "Import 20,000 plans")).click();
        page.test(button(page, "Stop importing")).click();
        awaitText(page, "Stopped after");
    }

    private BrowserlessUIContext open(Person person) {
        BrowserlessUIContext page = windows.open(person.subject());
        page.navigate(ExerciseImportView.class, Map.of("workspace", workspace.toString()));
        return page;
    }

    private static void upload(BrowserlessUIContext page, String name, String text) {
        page.test(page.find(Upload.class).single()).upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
        page.roundTrip();
    }

    private static String verdict(BrowserlessUIContext page) {
        return page.find(Paragraph.class)
                .withClassName("import-verdict")
                .single()
                .getText();
    }

    private static Button button(BrowserlessUIContext page, String text) {
        return page.find(Button.class).withText(text).single();
    }

    private static void awaitText(BrowserlessUIContext page, String beginning) {
        await().pollInSameThread().atMost(Duration.ofSeconds(10)).until(() -> {
            page.activate();
            page.roundTrip();
            return page.find(Paragraph.class).all().stream()
                    .anyMatch(one -> one.getText().startsWith(beginning));
        });
    }

    private int runs() {
        return fixture.sql()
                .sql("select count(*) from import_run where member_id = ?")
                .param(importer.id().value())
                .query(Integer.class)
                .single();
    }
}
