package org.entente.agreement.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.Cells;
import org.entente.imports.csv.CsvLayout;
import org.entente.imports.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the HUGGO list of agreements (globalgov, manytreaties): one row an agreement, with when it was signed, entered
 * into force and ended. It does not tell the parties but in titles, which are not guessed at. Its rules are not told either, so
 * what it says of entry into force is taken as a depositary's record.
 */
final class TreatyListLayout implements CsvLayout<AgreementRow> {

    private static final String NONE = "NA";
    private static final Map<String, AgreementKind> KINDS = Map.of(
            "Agreement", AgreementKind.AGREEMENT,
            "Amendment", AgreementKind.AMENDMENT,
            "Protocol", AgreementKind.PROTOCOL,
            "MOU", AgreementKind.MEMORANDUM_OF_UNDERSTANDING);
    private static final List<String> TOLD = List.of(
            "TypeDomain", "TypeSubject", "TypeAmbit", "TypeGeo", "TypeAgree", "Secretariat", "TitleAlt", "Grounds");

    @Override
    public String name() {
        return "HUGGO";
    }

    @Override
    public boolean isFor(Set<String> columns) {
        return columns.contains("typeagree");
    }

    @Override
    public List<String> required() {
        return List.of("Title", "Begin", "End", "Signature", "Force", "Term", "TypeAgree", "Depository");
    }

    @Override
    public Read<AgreementRow> read(Cells row) throws RowRefused {
        String title = title(row);
        ListDate begin = ListDate.of(row, "Begin");
        ListDate signature = ListDate.of(row, "Signature");
        ListDate force = ListDate.of(row, "Force");
        ListDate end = ListDate.of(row, "End");
        ListDate term = ListDate.of(row, "Term");
        LocalDate lastDay = end.day() == null ? term.day() : end.day();
        LocalDate doneOn = signature.day() == null ? begin.day() : signature.day();
        LocalDate starts = force.day() == null ? doneOn : force.day();
        if (lastDay != null && starts != null) {
            row.inOrder(
                    starts, lastDay, force.day() == null ? "Signature" : "Force", end.day() == null ? "Term" : "End");
        }
        AgreementKind kind = KINDS.getOrDefault(row.text("TypeAgree"), AgreementKind.OTHER);
        AgreementData data = new AgreementData(
                title,
                null,
                kind,
                kind.usuallyBinding(),
                subject(row, signature, force, end, term),
                known(row.name("Depository")),
                known(row.name("Location")),
                doneOn,
                null,
                Terms.asRecorded(Set.of(), lastDay == null ? new TermRule.Indefinite() : new TermRule.Until(lastDay)));
        List<Act> acts = force.day() == null ? List.of() : List.of(Act.ofAll(ActKind.ENTRY_INTO_FORCE, force.day()));
        return new Read<>(
                Cells.key("HUGGO", shortened(title), row.text("Begin"), row.text("Signature"), digest(title)),
                new AgreementRow(null, data, acts, List.of()));
    }

    static String title(Cells row) throws RowRefused {
        String title = row.text("Title");
        if (title.isEmpty() || title.equals(NONE)) {
            throw new RowRefused(Reason.NO_NAME, "");
        }
        if (title.length() > AgreementData.TITLE_LENGTH) {
            throw row.of(Reason.TOO_LONG, "Title");
        }
        return title;
    }

    // A key has up to 500 characters, a title more; those that begin alike differ in their digest.
    private static String shortened(String title) {
        return title.substring(0, Math.min(title.length(), 300));
    }

    private static String digest(String title) {
        return Integer.toHexString(title.hashCode());
    }

    private static @Nullable String known(@Nullable String cell) {
        return cell == null || cell.equals(NONE) || cell.equals("None") ? null : cell;
    }

    private static String subject(Cells row, ListDate signature, ListDate force, ListDate end, ListDate term) {
        List<String> parts = new ArrayList<>();
        for (String column : TOLD) {
            String cell = row.text(column);
            if (known(cell) != null && !cell.isEmpty()) {
                parts.add(column.replace("Type", "") + ": " + cell);
            }
        }
        uncertain(parts, "Signed", signature);
        uncertain(parts, "In force", force);
        uncertain(parts, "Ended", end);
        uncertain(parts, "Term", term);
        String subject = String.join("\n", parts);
        return subject.substring(0, Math.min(subject.length(), AgreementData.SUBJECT_LENGTH));
    }

    private static void uncertain(List<String> parts, String what, ListDate date) {
        if (!date.text().isEmpty()) {
            parts.add(what + " (as the list has it): " + date.text());
        }
    }
}
