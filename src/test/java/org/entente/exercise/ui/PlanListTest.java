package org.entente.exercise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.DataChangeEvent.DataRefreshEvent;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlanSummary;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an open list does when others change what is in it: of a list of plans, as of every list. */
class PlanListTest extends PageTest {

    private static final String ALL = "the whole list";

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private ExercisePlanId earliest;
    private ExercisePlanId middle;
    private ExercisePlanId latest;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        earliest = plan("Earliest", 1, "GBR", "FRA");
        middle = plan("Middle", 2, "GBR", "FRA");
        latest = plan("Latest", 3, "GBR", "FRA");
    }

    @Test
    void whoeverMayNotReadWhatChangedReadsNothingAgain() {
        ExercisePlanId kept = plan("Kept", 4, "GBR");
        BrowserlessUIContext window = open(french, list());
        List<String> sent = sent(window);
        int reads = reads();

        change(kept, "Kept from others", 4);
        change(latest, "Latest of all", 3);

        eventually(window, () -> assertThat(sent).containsExactly("Latest of all"));
        assertThat(reads()).isEqualTo(reads + 1);
    }

    @Test
    void rowThatChangesWhereItStandsIsSentAlone() {
        BrowserlessUIContext window = open(french, list());
        List<String> sent = sent(window);

        change(middle, "Between", 2);

        eventually(window, () -> assertThat(sent).containsExactly("Between"));
        assertThat(names(window)).containsExactly("Latest", "Between", "Earliest");
    }

    @Test
    void rowsThatComeGoAndMoveAreSeenInTheirPlaces() {
        BrowserlessUIContext window = open(french, list());
        List<String> sent = sent(window);

        plan("Come", 4, "GBR", "FRA");
        eventually(window, () -> assertThat(sent).containsExactly(ALL));
        assertThat(names(window)).containsExactly("Come", "Latest", "Middle", "Earliest");
        change(earliest, "Moved", 5);
        eventually(window, () -> assertThat(sent).containsExactly(ALL, ALL));
        assertThat(names(window)).containsExactly("Moved", "Come", "Latest", "Middle");
        relabel.give(british, latest, fixture.label("RESTRICTED", "GBR"));
        eventually(window, () -> assertThat(sent).containsExactly(ALL, ALL, ALL));
        assertThat(names(window)).containsExactly("Moved", "Come", "Middle");
    }

    @Test
    void hiddenColumnsStayHiddenForWhoHidThem() {
        BrowserlessUIContext window = open(french, list());
        assertThat(columns(window)).contains("Name", "Place", "Status");

        press(window, "Columns");
        CheckboxGroup<?> boxes = window.find(CheckboxGroup.class).single();
        window.test(boxes).deselectItem("Place");
        assertThat(columns(window)).contains("Name", "Status").doesNotContain("Place");

        window.getUI().navigate("");
        window.getUI().navigate("workspaces/" + workspace, QueryParameters.of("part", "exercises"));
        assertThat(columns(window)).contains("Name", "Status").doesNotContain("Place");
        assertThat(columns(open(british, list()))).contains("Place");
    }

    private String list() {
        return "workspaces/" + workspace + "?part=exercises";
    }

    /** What the list sends once its rows are on screen: the names of rows that it sends alone, or that it sends itself. */
    private static List<String> sent(BrowserlessUIContext window) {
        List<String> sent = new ArrayList<>();
        PlanGrid grid = grid(window);
        // What a browser asks for once it has drawn the list.
        grid.getDataCommunicator().setViewportRange(0, 50);
        window.roundTrip();
        grid.getDataProvider()
                .addDataProviderListener(event -> sent.add(
                        event instanceof DataRefreshEvent<?> one ? ((ExercisePlanSummary) one.getItem()).name() : ALL));
        return sent;
    }

    private static List<String> names(BrowserlessUIContext window) {
        Grid<ExercisePlanSummary> grid = grid(window);
        int rows = window.test(grid).size();
        return grid.getLazyDataView()
                .getItems(0, rows)
                .map(ExercisePlanSummary::name)
                .toList();
    }

    private static List<String> columns(BrowserlessUIContext window) {
        return grid(window).getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getHeaderText)
                .toList();
    }

    private static PlanGrid grid(BrowserlessUIContext window) {
        window.activate();
        return window.find(PlanGrid.class).single();
    }

    private int reads() {
        return fixture.sql()
                .sql("select count(*) from audit_entry where actor = ? and action = 'PLANS_LISTED'")
                .param(french.id().value())
                .query(Integer.class)
                .single();
    }

    private int version(ExercisePlanId id) {
        return act.get(british.subject(), () -> plans.open(id).orElseThrow()).version();
    }

    private void change(ExercisePlanId id, String name, int month) {
        act.as(british.subject(), () -> plans.change(id, version(id), data(name, month)));
    }

    private ExercisePlanId plan(String name, int month, String... nations) {
        return act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", nations), data(name, month)));
    }

    private static ExercisePlanData data(String name, int month) {
        return new ExercisePlanData(
                name,
                null,
                "",
                ExerciseKind.LIVE,
                Set.of(),
                PartialDate.of(LocalDate.of(2031, month, 2)),
                PartialDate.of(LocalDate.of(2031, month, 9)),
                null,
                null,
                List.of(),
                ExerciseStatus.PLANNED);
    }
}
