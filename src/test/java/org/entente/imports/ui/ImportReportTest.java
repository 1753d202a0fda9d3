package org.entente.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRun;
import org.entente.uikit.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void cellThatASpreadsheetWouldRunIsText(String detail) {
        assertThat(report(new ImportProblem(7, ImportProblem.Reason.TOO_LONG, detail)))
                .contains("'" + detail);
    }

    @Test
    void reportOpensInASpreadsheetWithItsAccents() {
        assertThat(report(new ImportProblem(1234, ImportProblem.Reason.NOT_A_NATION, "Host: \"Ruritanië\", east")))
                .isEqualTo("\uFEFFLine,Why it was not imported,What stands there\r\n"
                        + "1234,\"This is no nation: write its code or its English name\",".replace("\"", "")
                        + "\"Host: \"\"Ruritanië\"\", east\"\r\n");
    }

    @Test
    void everythingThatAnImportMaySayHasItsWords() {
        assertThat(Arrays.stream(ImportProblem.Reason.values()).map(one -> "import.reason." + one))
                .allMatch(Words::has);
        assertThat(Arrays.stream(FileRefused.Why.values()).map(one -> "import.refused." + one))
                .allMatch(Words::has);
        assertThat(Arrays.stream(ImportRun.State.values()).map(one -> "import.state." + one))
                .allMatch(Words::has);
        assertThat(Arrays.stream(ImportRun.State.values()).map(one -> "import.outcome." + one))
                .allMatch(Words::has);
        assertThat(Arrays.stream(ImportRun.Failure.values()).map(one -> "import.failure." + one))
                .allMatch(Words::has);
        assertThat(Arrays.stream(ImportRefused.Why.values()).map(one -> "import.refused.label." + one))
                .allMatch(Words::has);
    }

    private static String report(ImportProblem problem) {
        return new String(ImportReport.of(List.of(problem)), StandardCharsets.UTF_8);
    }
}
