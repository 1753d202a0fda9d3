package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;
import org.entente.audit.trail.EntryOrigin;
import org.entente.review.Taken;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** What a nation's people took along, by person and workspace. */
class TakenAnswer extends Div {

    private static final long KIBIBYTE = 1024;
    private static final Set<AuditAction> TAKEN = Set.of(
            AuditAction.DOCUMENT_DOWNLOADED,
            AuditAction.OBJECT_EXPORTED,
            AuditAction.CALENDAR_DOWNLOADED,
            AuditAction.POLICY_DOWNLOADED,
            AuditAction.CLEARANCE_DOWNLOADED);

    TakenAnswer(Period period, List<Taken> lines) {
        addClassName("answer");
        if (lines.isEmpty()) {
            add(new EmptyState(Words.of("review.taken.nothing", Words.of("review.period." + period))));
            return;
        }
        List<Taken> vouched = lines.stream().filter(Taken::vouched).toList();
        add(new Paragraph(Words.of(
                "review.taken.all",
                Answers.number(vouched.stream().mapToLong(Taken::times).sum()),
                size(vouched.stream().mapToLong(Taken::bytes).sum()),
                vouched.stream().map(one -> one.person().id()).distinct().count())));
        add(Answers.strangers(lines.stream()
                .filter(one -> !one.vouched())
                .mapToLong(Taken::times)
                .sum()));
        Grid<Taken> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(one -> Answers.who(one.person(), one.vouched()))
                .setHeader(Words.of("review.column.who"));
        grid.addColumn(TakenAnswer::where).setHeader(Words.of("review.column.workspace"));
        grid.addColumn(one -> Answers.number(one.times()))
                .setHeader(Words.of("review.answer.times"))
                .setComparator(Taken::times)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(TakenAnswer::how)
                .setHeader(Words.of("review.taken.size"))
                .setComparator(Taken::bytes)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> Words.of("review.answer.between", Answers.time(one.first()), Answers.time(one.last())))
                .setHeader(Words.of("review.answer.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> entries(period, one)).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        Answers.who(one.person(), one.vouched()),
                        new Span(where(one)),
                        new Span(Words.of("review.answer.so-often", one.times())),
                        new Span(how(one)),
                        entries(period, one)));
        grid.setItems(lines);
        add(grid);
    }

    private static String where(Taken one) {
        return Optional.ofNullable(one.workspaceName()).orElseGet(() -> Words.of("review.taken.no-workspace"));
    }

    private static String how(Taken one) {
        if (one.withoutSize() == one.times()) {
            return Words.of("review.taken.unsized");
        }
        return one.withoutSize() == 0
                ? size(one.bytes())
                : Words.of("review.taken.some", size(one.bytes()), one.withoutSize());
    }

    private static Component entries(Period period, Taken one) {
        return Answers.entries(AuditSearch.ALL
                .by(one.person().id())
                .in(one.workspace())
                .of(TAKEN)
                .with(Outcome.SUCCESS)
                .ofOrigins(one.vouched() ? Set.of() : Set.of(EntryOrigin.UNKNOWN))
                .during(period));
    }

    private static String size(long bytes) {
        if (bytes < KIBIBYTE) {
            return Words.of("review.taken.bytes", bytes);
        }
        return bytes < KIBIBYTE * KIBIBYTE
                ? Words.of("review.taken.kib", bytes / KIBIBYTE)
                : Words.of("review.taken.mib", (double) bytes / KIBIBYTE / KIBIBYTE);
    }
}
