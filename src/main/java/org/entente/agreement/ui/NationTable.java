package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.entente.agreement.Bond;
import org.entente.agreement.Bonds;
import org.entente.agreement.NationsByNations;
import org.entente.shared.NationCode;
import org.entente.uikit.DayField;
import org.entente.uikit.EmptyState;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How many agreements are in force between nations on a day, and which, and why, between two of them. */
class NationTable extends Div {

    private static final int MOST_NATIONS = 24;

    private final Bonds bonds;
    private final List<NationCode> preferred;
    private final DayField day = new DayField(Words.of("agreement.nations.day"));
    private final ComboBox<NationCode> one = nation("agreement.nations.one");
    private final ComboBox<NationCode> other = nation("agreement.nations.other");
    private final Div counts = new Div();
    private final Div between = new Div();

    /** @param preferred nations that are shown before others where there are too many for a table */
    NationTable(Bonds bonds, LocalDate today, List<NationCode> preferred) {
        this.bonds = bonds;
        this.preferred = preferred;
        addClassName("table-section");
        day.setValue(today);
        Div bar = new Div(day, one, other);
        bar.addClassName("filter-bar");
        add(bar, between, counts);
        day.addValueChangeListener(changed -> {
            count();
            compare();
        });
        one.addValueChangeListener(changed -> compare());
        other.addValueChangeListener(changed -> compare());
        count();
    }

    private LocalDate chosenDay() {
        @Nullable LocalDate chosen = day.getValue();
        if (chosen == null) {
            chosen = LocalDate.now(ZoneOffset.UTC);
        }
        return chosen;
    }

    private void count() {
        NationsByNations matrix = bonds.matrix(chosenDay());
        ScreenMarking.show(counts, matrix.labels());
        counts.removeAll();
        if (matrix.nations().isEmpty()) {
            counts.add(new EmptyState(Words.of("agreement.nations.empty")));
            return;
        }
        List<NationCode> shown = matrix.nations().stream()
                .sorted(Comparator.<NationCode>comparingInt(nation -> preferred.contains(nation) ? 0 : 1)
                        .thenComparing(nation -> -matrix.partners(nation).stream()
                                .mapToInt(partner -> matrix.between(nation, partner))
                                .sum()))
                .limit(MOST_NATIONS)
                .sorted()
                .toList();
        Div scroll = new Div(table(matrix, shown));
        scroll.addClassName("table-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", Words.of("agreement.nations"));
        counts.add(scroll, cards(matrix, shown));
        if (matrix.nations().size() > shown.size()) {
            Paragraph more = new Paragraph(Words.of(
                    "agreement.nations.more", shown.size(), matrix.nations().size()));
            more.addClassName("muted");
            counts.add(more);
        }
    }

    private static Component table(NationsByNations matrix, List<NationCode> shown) {
        NativeTable table = new NativeTable();
        table.addClassNames("data-table", "matrix-table");
        table.setCaptionText(Words.of("agreement.nations.caption", AgreementWords.day(matrix.day())));
        NativeTableRow head = table.getHead().addRow();
        head.add(new NativeTableCell());
        shown.forEach(nation -> head.add(heading(nation, "col")));
        for (NationCode row : shown) {
            NativeTableRow line = table.getBody().addRow();
            line.add(heading(row, "row"));
            for (NationCode column : shown) {
                int count = matrix.between(row, column);
                NativeTableCell cell = new NativeTableCell(row.equals(column) ? "" : String.valueOf(count));
                cell.setClassName("matrix-self", row.equals(column));
                cell.setClassName("matrix-none", count == 0);
                line.add(cell);
            }
        }
        return table;
    }

    // A phone has no room for columns: each nation with those it has agreements with.
    private static Component cards(NationsByNations matrix, List<NationCode> shown) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("next-list", "matrix-cards");
        for (NationCode nation : shown) {
            Span partners = new Span();
            partners.addClassName("badges");
            matrix.partners(nation).stream()
                    .filter(shown::contains)
                    .forEach(partner -> partners.add(
                            new NationBadge(partner), new Span(String.valueOf(matrix.between(nation, partner)))));
            ListItem item =
                    new ListItem(new NationBadge(nation), new Span(nation.displayName(Words.language())), partners);
            list.add(item);
        }
        return list;
    }

    private static NativeTableHeaderCell heading(NationCode nation, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        cell.add(new NationBadge(nation));
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private void compare() {
        between.removeAll();
        ScreenMarking.show(between, List.of());
        @Nullable NationCode first = one.getValue();
        @Nullable NationCode second = other.getValue();
        if (first == null || second == null || first.equals(second)) {
            return;
        }
        List<Bond> found = bonds.between(first, second, chosenDay());
        ScreenMarking.show(between, found.stream().map(Bond::label).toList());
        String names = Words.of(
                "agreement.nations.between",
                first.displayName(Words.language()),
                second.displayName(Words.language()),
                AgreementWords.day(chosenDay()));
        between.add(new H2(names));
        if (found.isEmpty()) {
            between.add(new EmptyState(Words.of("agreement.nations.between.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        found.forEach(bond -> list.add(item(bond)));
        between.add(list);
    }

    private static ListItem item(Bond bond) {
        Div name = new Div(new MarkingChip(bond.label()), AgreementGrid.link(bond.agreement(), bond.title()));
        name.addClassName("plan-name");
        return new ListItem(
                name,
                new StatusBadge(
                        AgreementWords.between(bond.inForce(), bond.binding()),
                        bond.inForce() ? Tone.SUCCESS : Tone.NEUTRAL),
                new Span(AgreementWords.of(bond.reason(), bond.binding())));
    }

    private static ComboBox<NationCode> nation(String words) {
        ComboBox<NationCode> field = new ComboBox<>(Words.of(words));
        field.setItems(NationCode.iso());
        field.setItemLabelGenerator(nation -> nation + " " + nation.displayName(Words.language()));
        field.setClearButtonVisible(true);
        return field;
    }
}
