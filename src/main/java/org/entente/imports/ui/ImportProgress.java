package org.entente.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportRun;
import org.entente.imports.Imports;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** One run: how far it is while it runs, and its report once it has ended. */
class ImportProgress extends Div {

    static final String REPORT = "import-report.csv";

    private final Imports imports;
    private final Runnable ended;
    private ImportRun shown;

    /** @param ended is run when the run ends while it is shown */
    ImportProgress(Imports imports, LiveChanges changes, ImportRun run, Runnable ended) {
        this.imports = imports;
        this.ended = ended;
        this.shown = run;
        addClassName("import-run");
        LiveView.listen(this, changes, Imports.TOPIC, this::changed);
        // It may have moved between being read and being listened to.
        addAttachListener(attached -> readAgain());
        show();
    }

    private void changed(Change change) {
        if (change.id().equals(shown.id().toString()) || change.id().equals(Change.ANY)) {
            readAgain();
        }
    }

    private void readAgain() {
        Optional<ImportRun> now = imports.find(shown.id());
        if (now.isEmpty()) {
            removeAll();
            add(new Paragraph(Words.of("import.gone")));
        } else if (!now.get().equals(shown)) {
            boolean ran = shown.state() == ImportRun.State.RUNNING;
            shown = now.get();
            show();
            if (ran && shown.state() != ImportRun.State.RUNNING) {
                ended.run();
            }
        }
    }

    private void show() {
        removeAll();
        Div title = new Div(new MarkingChip(shown.label()), new H2(shown.fileName()), ImportWords.badge(shown.state()));
        title.addClassName("import-title");
        Paragraph outcome = new Paragraph(ImportWords.outcome(shown));
        outcome.getElement().setAttribute("role", "status");
        add(title);
        if (shown.state() == ImportRun.State.RUNNING) {
            ProgressBar bar = new ProgressBar(0, Math.max(shown.total(), 1), shown.done());
            bar.getElement().setAttribute("aria-label", Words.of("import.progress"));
            Button cancel = new Button(Words.of("import.cancel"), click -> imports.cancel(shown.id()));
            add(bar, outcome, cancel);
        } else {
            add(outcome);
            if (shown.failure() != null) {
                add(new Paragraph(Words.of("import.failure." + shown.failure())));
            }
            if (shown.rejected() > 0) {
                addReport();
            }
        }
    }

    private void addReport() {
        List<ImportProblem> problems = imports.report(shown.kind(), shown.id()).orElse(List.of());
        Grid<ImportProblem> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("import-problems");
        grid.addColumn(problem -> String.valueOf(problem.line()))
                .setHeader(Words.of("import.line"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(problem -> ImportWords.of(problem.reason()))
                .setHeader(Words.of("import.reason"))
                .setFlexGrow(3);
        grid.addColumn(ImportProblem::detail)
                .setHeader(Words.of("import.detail"))
                .setFlexGrow(2);
        PhoneCards.in(
                grid,
                problem -> PhoneCards.card(
                        new Span(Words.of("import.line.of", String.valueOf(problem.line()))),
                        new Span(ImportWords.of(problem.reason())),
                        new Span(problem.detail())));
        grid.setItems(problems);
        grid.setAllRowsVisible(problems.size() <= 10);
        Anchor download = new Anchor(DownloadHandler.fromInputStream(event -> download()), "");
        download.add(Icons.of("import"), new Span(Words.of("import.report")));
        download.addClassName("import-report");
        add(grid, download);
    }

    // Opened anew, so that the download is entered in the log, and refused once it is out of reach.
    private DownloadResponse download() {
        return imports.report(shown.kind(), shown.id())
                .map(ImportReport::of)
                .map(bytes -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), REPORT, "text/csv;charset=utf-8", bytes.length))
                .orElseGet(() -> DownloadResponse.error(404));
    }
}
