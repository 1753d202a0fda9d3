package org.entente.exercise.csv;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.exercise.ExerciseDomain;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.Cells;
import org.entente.imports.csv.CsvLayout;
import org.entente.imports.csv.Parties;
import org.entente.imports.csv.RowRefused;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/** The portal's own columns, which {@code docs/plan-list.md} tells those who make such files. */
final class PlanListLayout implements CsvLayout<ExercisePlanData> {

    private static final Map<String, ExerciseKind> KINDS = Map.ofEntries(
            Map.entry("livex", ExerciseKind.LIVE),
            Map.entry("live", ExerciseKind.LIVE),
            Map.entry("cpx", ExerciseKind.COMMAND_POST),
            Map.entry("commandpost", ExerciseKind.COMMAND_POST),
            Map.entry("cax", ExerciseKind.COMPUTER_ASSISTED),
            Map.entry("computerassisted", ExerciseKind.COMPUTER_ASSISTED),
            Map.entry("ttx", ExerciseKind.TABLE_TOP),
            Map.entry("tabletop", ExerciseKind.TABLE_TOP),
            Map.entry("ftx", ExerciseKind.FIELD_TRAINING),
            Map.entry("fieldtraining", ExerciseKind.FIELD_TRAINING),
            Map.entry("other", ExerciseKind.OTHER),
            Map.entry("", ExerciseKind.OTHER));
    private static final Map<String, ExerciseStatus> STATUSES = Map.of(
            "draft", ExerciseStatus.DRAFT,
            "planned", ExerciseStatus.PLANNED,
            "confirmed", ExerciseStatus.CONFIRMED,
            "underway", ExerciseStatus.UNDER_WAY,
            "completed", ExerciseStatus.COMPLETED,
            "cancelled", ExerciseStatus.CANCELLED,
            "canceled", ExerciseStatus.CANCELLED,
            "", ExerciseStatus.DRAFT);
    private static final Map<String, ExerciseDomain> DOMAINS = Map.of(
            "land", ExerciseDomain.LAND,
            "air", ExerciseDomain.AIR,
            "maritime", ExerciseDomain.MARITIME,
            "sea", ExerciseDomain.MARITIME,
            "amphibious", ExerciseDomain.AMPHIBIOUS,
            "cyber", ExerciseDomain.CYBER,
            "space", ExerciseDomain.SPACE,
            "information", ExerciseDomain.INFORMATION);

    @Override
    public String name() {
        return "PLAN_LIST";
    }

    @Override
    public List<String> required() {
        return List.of("Name", "Starts");
    }

    @Override
    public Read<ExercisePlanData> read(Cells row) throws RowRefused {
        String name = row.name("Name");
        if (name == null) {
            throw new RowRefused(Reason.NO_NAME, "");
        }
        if (row.text("Starts").isEmpty()) {
            throw new RowRefused(Reason.NO_START, "");
        }
        PartialDate starts = date(row, "Starts");
        PartialDate ends = row.text("Ends").isEmpty() ? starts : date(row, "Ends");
        row.inOrder(starts.earliest(), ends.latest(), "Starts", "Ends");
        ExercisePlanData data = new ExercisePlanData(
                name,
                row.name("Series"),
                purpose(row),
                choice(row, "Kind", KINDS),
                domains(row),
                starts,
                ends,
                row.name("Place"),
                host(row),
                participants(row),
                choice(row, "Status", STATUSES));
        String key = row.name("Key");
        return new Read<>(key == null ? Cells.key(name, CsvDate.text(starts)) : Cells.key(key), data);
    }

    private static PartialDate date(Cells row, String column) throws RowRefused {
        return CsvDate.iso(row.text(column)).orElseThrow(() -> row.of(Reason.NOT_A_DATE, column));
    }

    private static String purpose(Cells row) throws RowRefused {
        String purpose = row.lines("Purpose");
        if (purpose.length() > ExercisePlanData.PURPOSE_LENGTH) {
            throw row.of(Reason.TOO_LONG, "Purpose");
        }
        return purpose;
    }

    private static <T> T choice(Cells row, String column, Map<String, T> choices) throws RowRefused {
        T chosen = choices.get(folded(row.text(column)));
        if (chosen == null) {
            throw row.of(Reason.NOT_A_CHOICE, column);
        }
        return chosen;
    }

    private static Set<ExerciseDomain> domains(Cells row) throws RowRefused {
        Set<ExerciseDomain> domains = EnumSet.noneOf(ExerciseDomain.class);
        for (String part : parts(row, "Domains").toList()) {
            ExerciseDomain domain = DOMAINS.get(folded(part));
            if (domain == null) {
                throw row.of(Reason.NOT_A_CHOICE, "Domains");
            }
            domains.add(domain);
        }
        return domains;
    }

    private static @Nullable NationCode host(Cells row) throws RowRefused {
        String host = row.text("Host");
        return host.isEmpty() ? null : Parties.nation(host).orElseThrow(() -> row.of(Reason.NOT_A_NATION, "Host"));
    }

    private static List<String> participants(Cells row) throws RowRefused {
        List<String> participants =
                parts(row, "Participants").map(Parties::codeOrName).distinct().toList();
        if (participants.stream().anyMatch(party -> party.length() > ExercisePlanData.NAME_LENGTH)) {
            throw row.of(Reason.TOO_LONG, "Participants");
        }
        if (participants.size() > ExercisePlanData.MOST_PARTICIPANTS) {
            throw new RowRefused(Reason.TOO_MANY_PARTICIPANTS, String.valueOf(participants.size()));
        }
        return participants;
    }

    private static Stream<String> parts(Cells row, String column) {
        return Arrays.stream(row.text(column).split(";")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
