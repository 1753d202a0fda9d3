package org.entente.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.entente.imports.ImportRun;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** The imports that a person has made into a workspace, the latest first. */
class ImportRuns extends Grid<ImportRun> {

    private final Consumer<ImportRun> open;

    ImportRuns(List<ImportRun> runs, Consumer<ImportRun> open) {
        this.open = open;
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addComponentColumn(this::name).setHeader(Words.of("import.file")).setFlexGrow(3);
        addComponentColumn(run -> ImportWords.badge(run.state()))
                .setHeader(Words.of("import.status"))
                .setFlexGrow(1);
        addComponentColumn(run -> Times.dtg(run.startedAt()))
                .setHeader(Words.of("import.started"))
                .setFlexGrow(2);
        count(ImportRun::imported, "import.imported");
        count(ImportRun::known, "import.known");
        count(ImportRun::rejected, "import.rejected");
        setItems(runs);
        PhoneCards.in(
                this,
                run -> PhoneCards.card(
                        name(run),
                        ImportWords.badge(run.state()),
                        Times.dtg(run.startedAt()),
                        new Span(ImportWords.outcome(run))));
    }

    private void count(ToIntFunction<ImportRun> count, String header) {
        addColumn(run -> Words.of("import.number", count.applyAsInt(run)))
                .setHeader(Words.of(header))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1);
    }

    private Component name(ImportRun run) {
        Button button = new Button(run.fileName(), click -> open.accept(run));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div cell = new Div(new MarkingChip(run.label()), button);
        cell.addClassName("plan-name");
        return cell;
    }
}
