package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.entente.agreement.Agreement;
import org.entente.agreement.RecordedAct;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.PartyStanding;
import org.entente.agreement.law.Spell;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Words;

/**
 * Who did what and when, as depositaries show it: the letters behind a date say by which act a participant consented, where that
 * is not ratification.
 */
class ParticipantTable extends Div {

    ParticipantTable(Agreement agreement, LocalDate today) {
        addClassName("table-section");
        Course course = agreement.course();
        if (course.parties().isEmpty()) {
            add(new EmptyState(Words.of("agreement.participants.empty")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassNames("data-table", "card-table");
        table.setCaptionText(Words.of(
                "agreement.participants.caption",
                course.parties().size(),
                course.bound(today).size()));
        NativeTableRow head = table.getHead().addRow();
        for (String column : List.of("participant", "signature", "consent", "entry", "state", "notes")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(Words.of("agreement.column." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        course.parties().stream()
                .sorted((a, b) -> AgreementWords.name(a).compareToIgnoreCase(AgreementWords.name(b)))
                .forEach(party -> table.getBody().add(row(agreement, course, party, today)));
        Paragraph legend = new Paragraph(Words.of("agreement.participants.legend"));
        legend.addClassName("muted");
        add(table, legend);
    }

    private static NativeTableRow row(Agreement agreement, Course course, Party party, LocalDate today) {
        List<RecordedAct> acts = agreement.acts().stream()
                .filter(act -> party.equals(act.act().party()))
                .toList();
        Course.PartyState state = course.on(today, party);
        NativeTableRow row = new NativeTableRow();
        NativeTableHeaderCell name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        Span named = new Span(AgreementWords.name(party));
        // As depositaries do it: whoever has left stands in brackets.
        if (state.standing() == PartyStanding.WITHDRAWN) {
            named.setText(Words.of("agreement.participants.left", AgreementWords.name(party)));
        }
        party.nation().ifPresent(nation -> name.add(AgreementWords.party(party)));
        name.add(named);
        row.add(name);
        row.add(cell("signature", dates(acts, ActKind::isSignature)));
        row.add(cell("consent", dates(acts, kind -> kind.isConsent() && !kind.isSignature())));
        row.add(cell("entry", entries(course.spells(party))));
        NativeTableCell standing = cell("state", "");
        standing.add(AgreementWords.badge(state.standing(), agreement.data().binding()));
        standing.getElement()
                .setAttribute(
                        "title",
                        AgreementWords.of(state.reason(), agreement.data().binding()));
        row.add(standing);
        row.add(cell("notes", notes(acts)));
        return row;
    }

    private static NativeTableCell cell(String column, String text) {
        NativeTableCell cell = new NativeTableCell();
        // What a phone shows before the value, where there is no head of columns.
        cell.getElement().setAttribute("data-label", Words.of("agreement.column." + column));
        if (!text.isEmpty()) {
            cell.add((Component) new Span(text));
        }
        return cell;
    }

    private static String dates(List<RecordedAct> acts, Predicate<ActKind> wanted) {
        List<String> dates = new ArrayList<>();
        for (RecordedAct act : acts) {
            if (wanted.test(act.act().kind())) {
                String letter = "agreement.letter." + act.act().kind();
                String day = AgreementWords.shortDay(act.act().on());
                dates.add(Words.has(letter) ? day + "\u00a0" + Words.of(letter) : day);
            }
        }
        return String.join(", ", dates);
    }

    private static String entries(List<Spell> spells) {
        List<String> days = new ArrayList<>();
        for (Spell spell : spells) {
            LocalDate entry = spell.entry();
            if (entry != null) {
                days.add(
                        spell.until() == null
                                ? AgreementWords.shortDay(entry)
                                : Words.of(
                                        "agreement.participants.until",
                                        AgreementWords.shortDay(entry),
                                        AgreementWords.shortDay(spell.until())));
            }
        }
        return String.join(", ", days);
    }

    private static String notes(List<RecordedAct> acts) {
        List<String> notes = new ArrayList<>();
        for (RecordedAct act : acts) {
            ActKind kind = act.act().kind();
            if (!kind.isConsent() && !kind.isSignature() && kind != ActKind.ENTRY_INTO_FORCE) {
                notes.add(AgreementWords.of(act.act()) + ", "
                        + AgreementWords.shortDay(act.act().on()));
            }
        }
        return String.join("; ", notes);
    }
}
