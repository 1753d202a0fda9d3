package org.entente.agreement.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.Cells;
import org.entente.imports.csv.CsvLayout;
import org.entente.imports.csv.Parties;
import org.entente.imports.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * The columns of HUGGO’s list of memberships (globalgov, manytreaties): one row is what one state did about one agreement. The
 * first row of an agreement tells of the whole. A day of withdrawal is taken as the first day outside.
 */
final class MembershipLayout implements CsvLayout<AgreementRow> {

    /** Codes of states that are gone and of organisations, which are no nations today and keep their names. */
    private static final Map<String, String> NAMES = Map.of(
            "DDR", "German Democratic Republic",
            "CSK", "Czechoslovakia",
            "YUG", "Yugoslavia",
            "SCG", "Serbia and Montenegro",
            "YMD", "Democratic Yemen",
            "EUE", "European Union",
            "EUU", "European Union");

    @Override
    public String name() {
        return "HUGGO_MEM";
    }

    @Override
    public boolean isFor(Set<String> columns) {
        return columns.contains("stateid");
    }

    @Override
    public List<String> required() {
        return List.of(
                "treatyID",
                "stateID",
                "Title",
                "Signature",
                "Force",
                "End",
                "stateSignature",
                "stateRat",
                "stateForce",
                "stateWithdrawal",
                "Acceptance",
                "Accession",
                "Succession");
    }

    @Override
    public Read<AgreementRow> read(Cells row) throws RowRefused {
        String treaty = row.name("treatyID");
        String state = row.name("stateID");
        if (treaty == null || state == null) {
            throw new RowRefused(Reason.NO_NAME, "");
        }
        Party party = party(state);
        List<Act> acts = acts(row, party);
        if (acts.isEmpty()) {
            throw new RowRefused(Reason.NO_ACT, state);
        }
        LocalDate force = ListDate.of(row, "Force").day();
        List<Act> whole = force == null ? List.of() : List.of(Act.ofAll(ActKind.ENTRY_INTO_FORCE, force));
        String told = acts.stream().map(act -> act.kind() + " " + act.on()).collect(Collectors.joining(","));
        return new Read<>(
                Cells.key("HUGGO_MEM", treaty, state, told),
                new AgreementRow(Cells.key("HUGGO_MEM", treaty), agreement(row), whole, acts));
    }

    private static AgreementData agreement(Cells row) throws RowRefused {
        String title = TreatyListLayout.title(row);
        LocalDate lastDay = ListDate.of(row, "End").day();
        LocalDate force = ListDate.of(row, "Force").day();
        boolean ends = lastDay != null && (force == null || !lastDay.isBefore(force));
        return new AgreementData(
                title,
                null,
                kind(title),
                true,
                "",
                null,
                null,
                ListDate.of(row, "Signature").day(),
                null,
                Terms.asRecorded(
                        Set.of(), ends && lastDay != null ? new TermRule.Until(lastDay) : new TermRule.Indefinite()));
    }

    private static AgreementKind kind(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        if (lower.startsWith("amend")) {
            return AgreementKind.AMENDMENT;
        }
        if (lower.contains("protocol")) {
            return AgreementKind.PROTOCOL;
        }
        return lower.contains("convention") || lower.contains("treaty")
                ? AgreementKind.TREATY
                : AgreementKind.AGREEMENT;
    }

    private static Party party(String state) {
        String named = NAMES.getOrDefault(state, state.startsWith("IO-") ? state.substring(3) : state);
        return new Party(Parties.codeOrName(named));
    }

    private static List<Act> acts(Cells row, Party party) throws RowRefused {
        LocalDate signed = ListDate.of(row, "stateSignature").day();
        LocalDate consented = ListDate.of(row, "stateRat").day();
        LocalDate acceded = ListDate.of(row, "Accession").day();
        LocalDate accepted = ListDate.of(row, "Acceptance").day();
        LocalDate succeeded = ListDate.of(row, "Succession").day();
        LocalDate agreed = ListDate.of(row, "Consent").day();
        LocalDate inForce = ListDate.of(row, "stateForce").day();
        LocalDate left = ListDate.of(row, "stateWithdrawal").day();
        // The column of ratifications repeats what the others tell more closely.
        boolean ratified = consented != null
                && Stream.of(acceded, accepted, succeeded, agreed)
                        .filter(Objects::nonNull)
                        .noneMatch(consented::equals);
        boolean bySignature = signed != null
                && inForce != null
                && Stream.of(consented, acceded, accepted, succeeded, agreed).allMatch(Objects::isNull);
        List<Act> acts = new ArrayList<>();
        add(acts, bySignature ? ActKind.DEFINITIVE_SIGNATURE : ActKind.SIGNATURE, party, signed);
        add(acts, ActKind.RATIFICATION, party, ratified ? consented : null);
        add(acts, ActKind.ACCEPTANCE, party, accepted);
        add(acts, ActKind.ACCESSION, party, acceded);
        add(acts, ActKind.SUCCESSION, party, succeeded);
        add(acts, ActKind.OTHER_CONSENT, party, agreed);
        add(acts, ActKind.ENTRY_INTO_FORCE, party, inForce);
        add(
                acts,
                ActKind.PROVISIONAL_APPLICATION,
                party,
                ListDate.of(row, "ProvisionalApp").day());
        add(acts, ActKind.RESERVATION, party, ListDate.of(row, "Reservation").day());
        if (left != null) {
            acts.add(new Act(ActKind.WITHDRAWAL_NOTICE, party, left, left, null));
        }
        return acts;
    }

    private static void add(List<Act> acts, ActKind kind, Party party, @Nullable LocalDate day) {
        if (day != null) {
            acts.add(Act.of(kind, party, day));
        }
    }
}
