package org.entente.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source text shows. */
class SourceTest {

    private static final int LINES_OF_A_CLASS = 350;

    @Test
    void noClassIsTooLongToRead() {
        assertThat(javaFiles("src/main/java").filter(file -> lines(file).size() > LINES_OF_A_CLASS))
                .as("classes of more than %d lines", LINES_OF_A_CLASS)
                .isEmpty();
    }

    @Test
    void everyPackageSaysInOneSentenceWhatItIsFor() {
        List<Path> packages =
                javaFiles("src/main/java").map(Path::getParent).distinct().toList();
        assertThat(packages).isNotEmpty().allSatisfy(directory -> {
            Path info = directory.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).startsWith("/** ").contains("@NullMarked");
        });
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Stream.concat(javaFiles("src/main/java"), javaFiles("src/test/java"))
                        .filter(file -> !file.endsWith("SourceTest.java"))
                        .filter(file ->
                                lines(file).stream().anyMatch(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b.*"))))
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(javaFiles("src/test/java")
                        .filter(file -> !file.endsWith("SourceTest.java"))
                        .filter(file -> lines(file).stream().anyMatch(line -> line.contains("@Disabled"))))
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(javaFiles("src/test/java")
                        .filter(file -> !file.endsWith("SourceTest.java"))
                        .filter(file -> lines(file).stream().anyMatch(line -> line.contains("Thread.sleep("))))
                .isEmpty();
    }

    private static Stream<Path> javaFiles(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
