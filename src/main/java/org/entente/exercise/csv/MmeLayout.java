package org.entente.exercise.csv;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

/**
 * The columns of the Multinational Military Exercises list, version 7 (D’Orazio and Galambos, doi 10.7910/DVN/KHFODX):
 * exercises from 1980 to 2010, all of them over. {@code -9} stands for what its authors did not find. The coordinates, which
 * mark a country's middle as often as a place, are not read.
 */
final class MmeLayout implements CsvLayout<ExercisePlanData> {

    private static final String UNKNOWN = "-9";
    private static final String ID = "MMEID";
    private static final String NAME = "Ex_Name";
    private static final String STARTS = "StartDate";
    private static final String ENDS = "EndDate";
    private static final String PLACE = "Location";
    private static final int STATES = 39;

    @Override
    public String name() {
        return "MME";
    }

    @Override
    public boolean isFor(Set<String> columns) {
        return columns.contains("mmeid");
    }

    @Override
    public List<String> required() {
        return List.of(ID, NAME, STARTS, ENDS, "CPX", "Air", "Land", "Sea", "StateA");
    }

    @Override
    public Read<ExercisePlanData> read(Cells row) throws RowRefused {
        PartialDate starts = date(row, STARTS);
        PartialDate ends = date(row, ENDS);
        row.inOrder(starts.earliest(), ends.latest(), STARTS, ENDS);
        String id = row.name(ID);
        String name = known(row.name(NAME));
        if (name == null) {
            name = unnamed(row, id);
        }
        List<String> participants = participants(row);
        Set<ExerciseDomain> domains = domains(row);
        ExercisePlanData data = new ExercisePlanData(
                name,
                known(row.name("Series_Name")),
                purpose(row),
                flag(row, "CPX") ? ExerciseKind.COMMAND_POST : kind(domains),
                domains,
                starts,
                ends,
                place(row),
                host(row, participants).orElse(null),
                participants,
                ExerciseStatus.COMPLETED);
        // Its ids repeat.
        return new Read<>(Cells.key(row.text(ID), row.text(NAME), CsvDate.text(starts)), data);
    }

    private static String unnamed(Cells row, @Nullable String id) throws RowRefused {
        if (id == null) {
            throw new RowRefused(Reason.NO_NAME, "");
        }
        String name = "Unnamed exercise (" + id + ")";
        if (name.length() > ExercisePlanData.NAME_LENGTH) {
            throw row.of(Reason.TOO_LONG, ID);
        }
        return name;
    }

    private static PartialDate date(Cells row, String column) throws RowRefused {
        return CsvDate.mme(row.text(column)).orElseThrow(() -> row.of(Reason.NOT_A_DATE, column));
    }

    private static ExerciseKind kind(Set<ExerciseDomain> domains) {
        return domains.isEmpty() ? ExerciseKind.OTHER : ExerciseKind.LIVE;
    }

    private static Set<ExerciseDomain> domains(Cells row) throws RowRefused {
        Set<ExerciseDomain> domains = EnumSet.noneOf(ExerciseDomain.class);
        add(domains, ExerciseDomain.AIR, flag(row, "Air"));
        add(domains, ExerciseDomain.LAND, flag(row, "Land"));
        add(domains, ExerciseDomain.MARITIME, flag(row, "Sea"));
        add(domains, ExerciseDomain.AMPHIBIOUS, flag(row, "Amphibious"));
        add(domains, ExerciseDomain.CYBER, flag(row, "Cyber"));
        return domains;
    }

    private static void add(Set<ExerciseDomain> domains, ExerciseDomain domain, boolean in) {
        if (in) {
            domains.add(domain);
        }
    }

    private static boolean flag(Cells row, String column) throws RowRefused {
        return switch (row.text(column)) {
            case "1" -> true;
            case "0", "", UNKNOWN -> false;
            default -> throw row.of(Reason.NOT_A_CHOICE, column);
        };
    }

    private static List<String> participants(Cells row) throws RowRefused {
        List<String> parties = new ArrayList<>();
        for (String column :
                IntStream.range(0, STATES).mapToObj(MmeLayout::stateColumn).toList()) {
            String party = known(row.name(column));
            if (party != null) {
                parties.add(Parties.codeOrName(party));
            }
        }
        return parties;
    }

    // As a spreadsheet counts its columns: StateA to StateZ, StateAA to StateAM.
    private static String stateColumn(int n) {
        return n < 26 ? "State" + (char) ('A' + n) : "StateA" + (char) ('A' + n - 26);
    }

    // A longer one stands in full in the purpose.
    private static @Nullable String place(Cells row) {
        String place = known(row.text(PLACE));
        if (place == null || place.length() <= ExercisePlanData.NAME_LENGTH) {
            return place;
        }
        int end = ExercisePlanData.NAME_LENGTH - 1;
        return place.substring(0, Character.isLowSurrogate(place.charAt(end)) ? end - 1 : end)
                        .stripTrailing() + "…";
    }

    // Where the place is, or begins with, a country that takes part. "Fort Stewart, Georgia" is none.
    private static Optional<NationCode> host(Cells row, List<String> participants) {
        return Parties.nation(row.text(PLACE).split(",", 2)[0].strip())
                .filter(nation -> participants.contains(nation.value()));
    }

    private static String purpose(Cells row) throws RowRefused {
        List<String> parts = new ArrayList<>();
        add(parts, "", known(row.lines("FocusDescription")));
        add(parts, "Also taking part: ", known(row.lines("AdditionalParticipantInfo")));
        List<String> focus = new ArrayList<>();
        for (String column : List.of("Warfighting", "Peacekeeping", "Humanitarian")) {
            if (flag(row, column)) {
                focus.add(column.toLowerCase(Locale.ROOT));
            }
        }
        add(parts, "Focus: ", focus.isEmpty() ? null : String.join(", ", focus));
        String place = row.text(PLACE);
        add(parts, "Place: ", place.length() > ExercisePlanData.NAME_LENGTH ? place : null);
        String purpose = String.join("\n", parts);
        if (purpose.length() > ExercisePlanData.PURPOSE_LENGTH) {
            throw row.of(Reason.TOO_LONG, "FocusDescription");
        }
        return purpose;
    }

    private static void add(List<String> parts, String before, @Nullable String part) {
        if (part != null) {
            parts.add(before + part);
        }
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals(UNKNOWN) ? null : text;
    }
}
