package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Facts;
import org.entente.uikit.Notices;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.Hold;
import org.entente.workspace.Holds;
import org.entente.workspace.Retention;
import org.entente.workspace.RetentionKind;
import org.entente.workspace.Retentions;
import org.entente.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** How long what is in a workspace is kept, and what holds it, on the page of its administrators. */
final class RetentionPanel {

    private final Retentions retentions;
    private final Holds holds;
    private final Workspace workspace;
    private final Runnable again;

    /** @param again reads the page again, once something was changed */
    RetentionPanel(Retentions retentions, Holds holds, Workspace workspace, Runnable again) {
        this.retentions = retentions;
        this.holds = holds;
        this.workspace = workspace;
        this.again = again;
    }

    /** Adds what can be done to the header, and how it stands to the facts. */
    void show(ViewHeader header, Facts facts) {
        Optional<Hold> hold = holds.of(id());
        hold.ifPresent(held -> header.status(WorkspaceWords.held()));
        header.actions(
                new Button(
                        Words.of("workspace.retention.change"),
                        click -> new RetentionSheet(
                                        retentions.of(id()),
                                        (kind, days) -> retentions.olderThan(id(), kind, days),
                                        this::keep)
                                .open()),
                hold.isPresent()
                        ? new Button(Words.of("workspace.hold.lift"), click -> askToLift())
                        : new Button(
                                Words.of("workspace.hold.set"),
                                click -> new HoldSheet(reason -> {
                                            holds.set(id(), reason);
                                            done(Words.of("workspace.hold.done", workspace.name()));
                                        })
                                        .open()));
        facts.add(Words.of("workspace.retention"), kept(retentions.of(id())));
        hold.ifPresent(held -> facts.add(Words.of("workspace.hold"), why(held)));
    }

    private Component kept(Map<RetentionKind, Retention> kept) {
        Div lines = new Div();
        lines.addClassName("retention-lines");
        kept.forEach((kind, retention) -> {
            Div line = new Div(new Span(WorkspaceWords.retention(kind, retention)));
            if (retention.nextFrom() != null) {
                Button back =
                        new Button(Words.of("workspace.retention.take-back"), click -> keep(kind, retention.days()));
                back.addThemeVariants(ButtonVariant.SMALL);
                back.setAriaLabel(Words.of("workspace.retention.take-back") + ": "
                        + Words.of("workspace.retention.kind." + kind));
                line.add(back);
            }
            lines.add(line);
        });
        return lines;
    }

    private static Component why(Hold hold) {
        Span since =
                new Span(new Span(Words.of("workspace.hold.by", hold.setBy())), new Span(" "), Times.dtg(hold.since()));
        since.addClassName("quiet");
        return new Div(new Paragraph(hold.reason()), since);
    }

    private void keep(RetentionKind kind, @Nullable Integer days) {
        retentions.set(id(), kind, days);
        done(WorkspaceWords.retention(
                kind, Objects.requireNonNull(retentions.of(id()).get(kind))));
    }

    private void askToLift() {
        new ConfirmQuestion(
                        Words.of("workspace.hold.lift.question", workspace.name()),
                        Words.of("workspace.hold.lift"),
                        () -> {
                            boolean asked = holds.askToLift(id());
                            done(Words.of(
                                    asked ? "workspace.hold.lift.done" : "workspace.hold.lift.none", workspace.name()));
                        })
                .because(Words.of("workspace.hold.lift.consequence"))
                .open();
    }

    private void done(String notice) {
        again.run();
        Notices.show(notice);
    }

    private WorkspaceId id() {
        return workspace.id();
    }
}
