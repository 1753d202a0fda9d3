package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\x\\plan.pdf', plan.pdf",
        "'.hidden', hidden",
        "'a\u202Efdp.exe', afdp.exe",
        "'zero\u200Bwidth\u2066.pdf', zerowidth.pdf",
        "'two\r\nlines: x.txt', twolines x.txt",
        "'<script>alert(1)</script>.svg', 'script.svg'",
        "'\"quoted\"|name?.txt', quotedname.txt",
        "'  spaces   inside .txt ', 'spaces inside .txt'",
        "Übung Zürich – Lage.docx, Übung Zürich – Lage.docx"
    })
    void whatMisleadsOrMeansAPathIsTakenOut(String given, String kept) {
        assertThat(FileName.clean(given)).isEqualTo(kept);
    }

    @Test
    void nothingLeftIsCalledUnnamed() {
        assertThat(FileName.clean("")).isEqualTo("unnamed");
        assertThat(FileName.clean("..")).isEqualTo("unnamed");
        assertThat(FileName.clean("/\u0000\u202E/")).isEqualTo("unnamed");
    }

    @Test
    void longNameKeepsItsEnding() {
        assertThat(FileName.clean("x".repeat(5000) + ".pdf"))
                .hasSize(FileName.LENGTH)
                .endsWith("x.pdf");
        assertThat(FileName.clean("🙂".repeat(500)))
                .hasSizeLessThanOrEqualTo(FileName.LENGTH)
                .doesNotContain("?");
    }

    @ParameterizedTest
    @CsvSource({
        "PDF, plan.pdf, application/pdf, false",
        "PDF, holiday.png, application/pdf, true",
        "PNG, scan.png, image/png, false",
        "PNG, report.pdf, image/png, true",
        "HTML, notes.txt, text/html, true",
        "SVG, drawing.png, image/svg+xml, true",
        "TEXT, notes.txt, text/plain, false",
        "TEXT, table.csv, text/csv, false",
        "TEXT, without-ending, text/plain, false",
        "EXE, plan.pdf, application/x-msdownload, true"
    })
    void contentDecidesTheTypeAndANameThatPromisesAnotherIsNoticed(
            String content, String name, String type, boolean otherThanNamed) {
        byte[] bytes = switch (content) {
            case "PDF" -> Samples.pdf(1);
            case "PNG" -> Samples.png(4, 4);
            case "HTML" -> "<!DOCTYPE html><html><body>x</body></html>".getBytes();
            case "SVG" ->
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>".getBytes();
            case "EXE" -> ("MZ" + "\0".repeat(58) + "\u0080\0\0\0" + "\0".repeat(200)).getBytes();
            default -> "a,b\n1,2\n".getBytes();
        };
        ContentType found = ContentType.of(bytes, name);
        assertThat(found.otherThanNamed()).isEqualTo(otherThanNamed);
        if (!content.equals("EXE")) {
            assertThat(found.mediaType()).isEqualTo(type);
        }
    }
}
