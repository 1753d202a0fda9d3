package org.entente.exercise.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.entente.exercise.ExerciseDomain;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.imports.FileRefused;
import org.entente.imports.FileRefused.Why;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.CsvFile;
import org.entente.imports.csv.ImportRow;
import org.entente.shared.NationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

    private static final int ANY = 1000;
    private static final String MME_HEADER =
            "MMEID,Ex_Name,Series_Name,Location,StartDate,EndDate,CPX,Air,Land,Sea,Amphibious,Cyber,Warfighting,Peacekeeping,"
                    + "Humanitarian,FocusDescription,AdditionalParticipantInfo,StateA,StateB,StateC\n";

    @ParameterizedTest
    @CsvSource({
        "255044462D312E370A25, PDF",
        "504B030414000600, ZIP or Excel workbook",
        "D0CF11E0A1B11AE1, Office document",
        "1F8B0800, GZIP",
        "FFFE4E006100, UTF-16 text",
        "4E616D65002C, binary"
    })
    void fileOfAnotherKindIsRefusedWhateverItIsCalled(String bytes, String kind) {
        assertRefused(HexFormat.of().parseHex(bytes), Why.ANOTHER_KIND, kind);
    }

    @Test
    void fileThatIsNoListIsRefusedByWhatItLacks() {
        assertRefused("", Why.EMPTY);
        assertRefused(" \r\n \n", Why.EMPTY);
        assertRefused("A note about exercises.\nIt has two lines.\n", Why.MISSING_COLUMNS, "Name, Starts");
        assertRefused("Name,Ends\nA,2027\n", Why.MISSING_COLUMNS, "Starts");
        assertRefused(
                "MMEID,Ex_Name,StartDate\nmme1,A,1/1/80\n",
                Why.MISSING_COLUMNS,
                "EndDate, CPX, Air, Land, Sea, StateA");
        assertRefused("Name,Starts,name\nA,2027,B\n", Why.REPEATED_COLUMN, "name");
        assertRefused("Name,Starts\n\n", Why.NO_ROWS);
        assertRefused("Name,Starts\nA,2027\n\"B,2027\nC,2027\n", Why.BROKEN_QUOTES, "3");
        assertRefused("Name,Starts\n\"A\"x,2027\n", Why.BROKEN_QUOTES, "2");
        assertRefused(new byte[] {'N', 'a', 'm', 'e', ',', (byte) 0x81}, Why.UNKNOWN_ENCODING);
        assertThatThrownBy(() -> CsvFile.read(bytes("Name,Starts\nA,2027\nB,2027\n"), 1, PlanLayouts.ALL))
                .isInstanceOfSatisfying(
                        FileRefused.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_MANY_ROWS));
    }

    @Test
    void rowThatMakesNoPlanIsNamedByItsLineInTheFile() {
        CsvFile<ExercisePlanData> file = read("""
                Name,Starts,Ends,Kind,Domains,Host,Status,Purpose

                Good,2027-01-01,,,,,,"one
                two
                three"
                ,2027,,,,,,
                No start,,,,,,,
                Bad start,14/1/2027,,,,,,
                Backwards,2027-02-03,2027-01,,,,,
                Short,2027
                Bad kind,2027,,war,,,,
                Bad domain,2027,,,land; moon,,,
                Bad host,2027,,,,Atlantis,,
                Bad status,2027,,,,,maybe,
                %s,2027,,,,,,
                """.formatted("x".repeat(201)));
        assertThat(file.rows())
                .filteredOn(ImportRow.Unreadable.class::isInstance)
                .extracting(row -> ((ImportRow.Unreadable<?>) row).problem().line() + " "
                        + ((ImportRow.Unreadable<?>) row).problem().reason())
                .containsExactly(
                        "6 " + Reason.NO_NAME,
                        "7 " + Reason.NO_START,
                        "8 " + Reason.NOT_A_DATE,
                        "9 " + Reason.ENDS_BEFORE_START,
                        "10 " + Reason.WRONG_NUMBER_OF_CELLS,
                        "11 " + Reason.NOT_A_CHOICE,
                        "12 " + Reason.NOT_A_CHOICE,
                        "13 " + Reason.NOT_A_NATION,
                        "14 " + Reason.NOT_A_CHOICE,
                        "15 " + Reason.TOO_LONG);
        assertThat(file.readable()).isEqualTo(1);
        assertThat(file.rows().getFirst().line()).isEqualTo(3);
    }

    @Test
    void detailOfAProblemIsShort() {
        CsvFile<ExercisePlanData> file = read("Name,Starts\nA," + "9".repeat(10_000) + "\n");
        assertThat(((ImportRow.Unreadable<?>) file.rows().getFirst()).problem().detail())
                .startsWith("Starts: 999")
                .hasSize(200);
    }

    @Test
    void cellsAreDataOnly() {
        ExercisePlanData plan = only("Name,Starts,Place\n\"=HYPERLINK(\"\"x\"\")\",2027,@SUM(A1)\n");
        assertThat(plan.name()).isEqualTo("=HYPERLINK(\"x\")");
        assertThat(plan.place()).isEqualTo("@SUM(A1)");
    }

    @Test
    void charactersThatDisguiseTextAreTakenOut() {
        assertThat(only("Name,Starts\nA\u202Egpj\u0007 \t B,2027\n").name()).isEqualTo("A gpj B");
    }

    @Test
    void portalsOwnColumnsMakeAPlan() {
        ExercisePlanData plan = only("""
                name,SERIES,Purpose,Kind,Domains,Starts,Ends,Place,Host,Participants,Status,Key
                Iron Example,Iron,Why,Table-top,Sea; cyber,2027-03,2027-04-02,Split,Croatia,HRV; Slovenia;NATO;HRV,Confirmed,k1
                """);
        assertThat(plan)
                .isEqualTo(new ExercisePlanData(
                        "Iron Example",
                        "Iron",
                        "Why",
                        ExerciseKind.TABLE_TOP,
                        Set.of(ExerciseDomain.MARITIME, ExerciseDomain.CYBER),
                        PartialDate.of(YearMonth.of(2027, 3)),
                        PartialDate.of(LocalDate.of(2027, 4, 2)),
                        "Split",
                        new NationCode("HRV"),
                        List.of("HRV", "SVN", "NATO"),
                        ExerciseStatus.CONFIRMED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"UTF-8|UTF-8|false", "UTF-8|UTF-8|true", "windows-1252|windows-1252|false"})
    void accentsArriveWhateverWroteThem(String written, String said, boolean mark) {
        byte[] text = "Name;Starts;Participants\nÉmeraude – été;2027;\"Türkiye; Côte d’Ivoire\"\n"
                .getBytes(Charset.forName(written));
        byte[] bytes = mark ? concat(HexFormat.of().parseHex("EFBBBF"), text) : text;
        CsvFile<ExercisePlanData> file = CsvFile.read(bytes, ANY, PlanLayouts.ALL);
        assertThat(file.encoding()).isEqualTo(said);
        assertThat(file.rows()).hasSize(1);
        ExercisePlanData plan =
                ((ImportRow.Readable<ExercisePlanData>) file.rows().getFirst()).data();
        assertThat(plan.name()).isEqualTo("Émeraude – été");
        assertThat(plan.participants()).containsExactly("TUR", "CIV");
    }

    @Test
    void templateIsAListThatCanBeRead() throws IOException {
        try (var template = PlanLayouts.class.getResourceAsStream("plan-list-template.csv")) {
            CsvFile<ExercisePlanData> file = CsvFile.read(template.readAllBytes(), ANY, PlanLayouts.ALL);
            assertThat(file.layout()).isEqualTo("PLAN_LIST");
            assertThat(file.readable()).isEqualTo(file.rows().size()).isPositive();
        }
    }

    @Test
    void mmeColumnsMakeAPlan() {
        ExercisePlanData plan = only(MME_HEADER
                + "mme9,Fictive Wave 80 ,Fictive Wave,\"Norway, Fictive Fjord\",1/14/80,1980-02-xx,0,1,0,1,0,0,1,0,1,why,some troops,"
                + "Norway,NATO,-9\n");
        assertThat(plan)
                .isEqualTo(new ExercisePlanData(
                        "Fictive Wave 80",
                        "Fictive Wave",
                        "why\nAlso taking part: some troops\nFocus: warfighting, humanitarian",
                        ExerciseKind.LIVE,
                        Set.of(ExerciseDomain.AIR, ExerciseDomain.MARITIME),
                        PartialDate.of(LocalDate.of(1980, 1, 14)),
                        PartialDate.of(YearMonth.of(1980, 2)),
                        "Norway, Fictive Fjord",
                        new NationCode("NOR"),
                        List.of("NOR", "NATO"),
                        ExerciseStatus.COMPLETED));
    }

    @Test
    void whatMmeDidNotFindIsLeftOpenAndPlaceIsNoHostUnlessItTakesPart() {
        ExercisePlanData plan = only(MME_HEADER + "mme9,-9,,Georgia,1/14/80,1/14/80,1,0,0,0,0,0,0,0,0,-9,,-9,,\n");
        assertThat(plan.name()).isEqualTo("Unnamed exercise (mme9)");
        assertThat(plan.kind()).isEqualTo(ExerciseKind.COMMAND_POST);
        assertThat(plan.participants()).isEmpty();
        assertThat(plan.host()).isNull();
        assertThat(plan.purpose()).isEmpty();
    }

    @Test
    void longPlaceStandsInFullInThePurpose() {
        String place = "Field " + "😀".repeat(150);
        ExercisePlanData plan =
                only(MME_HEADER + "mme9,A,," + place + ",1/14/80,1/14/80,0,0,0,0,0,0,0,0,0,why,,France,,\n");
        assertThat(plan.place()).endsWith("😀…").hasSizeLessThanOrEqualTo(200);
        assertThat(plan.purpose()).isEqualTo("why\nPlace: " + place);
    }

    @Test
    void idThatRepeatsIsKeptApartByNameAndStart() {
        CsvFile<ExercisePlanData> file = read(MME_HEADER
                + "mme9,A,,,1/14/80,1/14/80,0,0,0,0,0,0,0,0,0,,,France,,\n"
                + "mme9,B,,,1/14/80,1/14/80,0,0,0,0,0,0,0,0,0,,,France,,\n"
                + "mme9,A,,,1980-01-xx,1/14/80,0,0,0,0,0,0,0,0,0,,,France,,\n"
                + "mme9,A ,,,01/14/80,2/14/80,0,0,0,0,0,0,0,0,0,,,Spain,,\n");
        List<String> keys = file.rows().stream()
                .map(row -> ((ImportRow.Readable<ExercisePlanData>) row).key())
                .toList();
        assertThat(keys.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(keys.get(3)).isEqualTo(keys.getFirst());
    }

    @Test
    void noSequenceOfBytesBreaksTheReader() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        byte[] seed = bytes(MME_HEADER + "mme9,A,,Oslo,1/14/80,1980-01-xx,0,0,0,0,0,0,0,0,0,\"w\"\"h\ny\",,France,,\n");
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = seed.clone();
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(CsvFile.read(bytes, ANY, PlanLayouts.ALL).rows()).isNotEmpty();
            } catch (FileRefused refused) {
                assertThat(refused.why()).isNotNull();
            }
        }
    }

    private static void assertRefused(String text, Why why, String... details) {
        assertRefused(bytes(text), why, details);
    }

    private static void assertRefused(byte[] bytes, Why why, String... details) {
        assertThatThrownBy(() -> CsvFile.read(bytes, ANY, PlanLayouts.ALL))
                .isInstanceOfSatisfying(FileRefused.class, e -> {
                    assertThat(e.why()).isEqualTo(why);
                    assertThat(e.details()).containsExactly(details);
                });
    }

    private static ExercisePlanData only(String text) {
        return ((ImportRow.Readable<ExercisePlanData>) read(text).rows().getFirst()).data();
    }

    private static CsvFile<ExercisePlanData> read(String text) {
        return CsvFile.read(bytes(text), ANY, PlanLayouts.ALL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
