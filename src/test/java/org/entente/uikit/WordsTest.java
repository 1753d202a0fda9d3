package org.entente.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.imports.ImportKind;
import org.junit.jupiter.api.Test;

/** The bundles have every word that the sources ask for, in every language, in the portal's tone. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/words");
    private static final Pattern ASKED = Pattern.compile("Words\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*\\.[A-Za-z0-9.-]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)");
    private static final Pattern NOT_OUR_TONE = Pattern.compile("(?i)\\b(please|successfully|oops|sorry)\\b|!");

    @Test
    void keyThatTheSourcesAskForIsInItsBundle() throws IOException {
        Map<String, String> words = english();
        Set<String> missing = new TreeSet<>();
        for (String source : sources()) {
            Matcher asked = ASKED.matcher(source);
            while (asked.find()) {
                // A key that goes on after a plus is made of parts; those are looked for by the test of what is never
                // said.
                if (!asked.group(2).equals("+") && !words.containsKey(asked.group(1))) {
                    missing.add(asked.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void keyThatNoSourceMentionsIsNotKept() throws IOException {
        Set<String> mentioned = new TreeSet<>();
        for (String source : sources()) {
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                mentioned.add(literal.group(1));
            }
        }
        // The page of imports puts its keys together from the feature's area.
        List<String> prefixes = Stream.concat(
                        mentioned.stream().filter(one -> one.endsWith(".")),
                        Arrays.stream(ImportKind.values()).map(kind -> kind.area() + ".import."))
                .toList();

        assertThat(english().keySet())
                .filteredOn(key -> !mentioned.contains(key)
                        && prefixes.stream().noneMatch(key::startsWith)
                        && mentioned.stream().noneMatch(one -> key.startsWith(one + ".")))
                .isEmpty();
    }

    @Test
    void keyBelongsToTheBundleThatIsNamedLikeItsFirstPart() throws IOException {
        for (Path bundle : bundles()) {
            String area = area(bundle);
            assertThat(load(bundle).keySet())
                    .as(bundle.toString())
                    .allSatisfy(key -> assertThat(key).startsWith(area + "."));
        }
    }

    @Test
    void wordsHaveThePortalsTone() throws IOException {
        for (Path bundle : bundles()) {
            assertThat(load(bundle))
                    .as(bundle.toString())
                    .allSatisfy((key, text) -> assertThat(text)
                            .as(key)
                            .isNotBlank()
                            .doesNotContainPattern(NOT_OUR_TONE)
                            // To MessageFormat it would be a quote, and swallow what it stands in.
                            .doesNotContain("'"));
        }
    }

    @Test
    void otherLanguageSaysTheSameThings() throws IOException {
        for (Path bundle : bundles()) {
            if (bundle.getFileName().toString().contains("_")) {
                Map<String, String> base = load(BUNDLES.resolve(area(bundle) + ".properties"));
                Map<String, String> other = load(bundle);
                assertThat(other.keySet()).as(bundle.toString()).isEqualTo(base.keySet());
                assertThat(other)
                        .allSatisfy((key, text) ->
                                assertThat(places(text)).as(key).isEqualTo(places(base.getOrDefault(key, ""))));
            }
        }
    }

    @Test
    void argumentsArePutIn() {
        assertThat(WordBundles.text("uikit.label.nations.help", Locale.ENGLISH, "GBR"))
                .isEqualTo("Readers are of one of those chosen. Your nation, GBR, always reads what it labels");
    }

    private static Map<String, String> english() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path bundle : bundles()) {
            if (!bundle.getFileName().toString().contains("_")) {
                all.putAll(load(bundle));
            }
        }
        return all;
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.sorted().toList();
        }
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static String area(Path bundle) {
        return bundle.getFileName().toString().split("[._]", 2)[0];
    }

    private static Map<String, String> load(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
