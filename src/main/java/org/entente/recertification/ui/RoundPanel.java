package org.entente.recertification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.recertification.Line;
import org.entente.recertification.LineId;
import org.entente.recertification.Recertifications;
import org.entente.recertification.Round;
import org.entente.recertification.RoundFile;
import org.entente.recertification.Terms;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The open round of a workspace, or what came of the last one: whoever reads it answers for whom one may. */
class RoundPanel extends Div {

    private final Recertifications recertifications;
    private final WorkspaceId workspace;
    private final boolean administers;
    private final Div head = new Div();
    private final Button confirm = new Button();
    private final LineGrid grid;
    private @Nullable RoundFile shown;
    private @Nullable Terms terms;

    /** @param administers whether the reader says how often it is asked */
    RoundPanel(Recertifications recertifications, LiveChanges changes, WorkspaceId workspace, boolean administers) {
        this.recertifications = recertifications;
        this.workspace = workspace;
        this.administers = administers;
        this.grid = new LineGrid(administers, this::confirm, this::withdraw, this::takeBack, this::selected);
        addClassName("recertification");
        head.addClassName("recertification-head");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickListener(click -> confirmSelected());
        add(head, confirm, grid);
        read();
        LiveView.listen(this, changes, Recertifications.TOPIC, change -> {
            if (change.concerns(workspace)) {
                read();
            }
        });
    }

    private void read() {
        RoundFile now = recertifications.latest(workspace).orElse(null);
        Terms set = recertifications.terms(workspace);
        if (head.getChildren().findAny().isPresent() && Objects.equals(now, shown) && set.equals(terms)) {
            return;
        }
        shown = now;
        terms = set;
        boolean open = now != null && now.round().open();
        head.removeAll();
        Optional.ofNullable(now).map(RoundFile::round).ifPresent(this::tell);
        Paragraph often = new Paragraph(RecertificationWords.terms(set));
        often.addClassNames("quiet");
        head.add(often);
        Div actions = new Div();
        actions.addClassName("recertification-actions");
        if (!open) {
            actions.add(new Button(Words.of("recertification.open"), click -> open()));
        }
        if (administers) {
            actions.add(new Button(
                    Words.of("recertification.terms.change"),
                    click -> new TermsSheet(recertifications.terms(workspace), this::set).open()));
        }
        if (actions.getChildren().findAny().isPresent()) {
            head.add(actions);
        }
        List<Line> lines = now == null ? List.of() : now.lines();
        grid.show(lines, open);
        grid.setVisible(now != null);
        confirm.setVisible(open && lines.stream().anyMatch(LineGrid::waits));
        selected();
    }

    private void tell(Round round) {
        Div line = new Div(RecertificationWords.badge(round));
        line.addClassName("recertification-progress");
        if (round.open()) {
            Span progress = new Span(Words.of(
                    round.overdue() ? "recertification.progress.overdue" : "recertification.progress.due",
                    RecertificationWords.progress(round),
                    RecertificationWords.day(round.dueAt())));
            ProgressBar bar = new ProgressBar(0, Math.max(round.people(), 1), round.answered());
            bar.getElement().setAttribute("aria-label", RecertificationWords.progress(round));
            line.add(progress, bar);
            head.add(line, new Paragraph(what(round)));
        } else if (round.closedAt() != null && terms != null) {
            line.add(new Span(Words.of(
                    "recertification.closed",
                    RecertificationWords.day(round.closedAt()),
                    RecertificationWords.outcome(round))));
            head.add(
                    line,
                    new Paragraph(Words.of(
                            "recertification.next",
                            RecertificationWords.day(round.openedAt().plus(terms.everyDays(), ChronoUnit.DAYS)))));
        }
    }

    private String what(Round round) {
        if (round.unanswered() == 0) {
            return Words.of("recertification.complete", RecertificationWords.day(round.dueAt()));
        }
        return Words.of(
                administers ? "recertification.what.administrator" : "recertification.what",
                RecertificationWords.day(round.lapsesAt()));
    }

    private void selected() {
        int count = grid.getSelectedItems().size();
        confirm.setText(Words.of("recertification.confirm.selected", count));
        confirm.setEnabled(count > 0);
    }

    private void open() {
        RecertificationWords.attempt(() -> {
            recertifications.open(workspace);
            Notices.show(Words.of("recertification.open.done"));
        });
        read();
    }

    private void confirmSelected() {
        List<LineId> chosen = grid.getSelectedItems().stream().map(Line::id).toList();
        RecertificationWords.attempt(() -> {
            int confirmed = recertifications.confirm(chosen);
            Notices.show(Words.of("recertification.confirm.done", confirmed, chosen.size() - confirmed));
        });
        read();
    }

    private void confirm(Line line) {
        RecertificationWords.attempt(() -> {
            if (recertifications.confirm(List.of(line.id())) == 1) {
                Notices.show(
                        Words.of("recertification.confirm.one", line.name()),
                        Words.of("recertification.undo"),
                        () -> takeBack(line));
            } else {
                Notices.error(Words.of("recertification.refused.ANSWERED"));
            }
        });
        read();
    }

    private void takeBack(Line line) {
        RecertificationWords.attempt(() -> recertifications.takeBack(line.id()));
        read();
    }

    private void withdraw(Line line) {
        new WithdrawSheet(line, reason -> {
                    RecertificationWords.attempt(() -> {
                        recertifications.withdraw(line.id(), reason);
                        Notices.show(Words.of("recertification.withdraw.done", line.name()));
                    });
                    read();
                })
                .open();
    }

    private void set(Terms wanted) {
        recertifications.set(workspace, wanted);
        Notices.show(RecertificationWords.terms(wanted));
        read();
    }
}
