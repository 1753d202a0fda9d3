package org.entente.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sign-in pages load nothing from outside and say everything in both languages. */
class LoginThemeTest {

    private static final Path THEME = RealmFile.FOLDER.resolve("theme/entente/login");

    @Test
    void nothingIsLoadedFromOutside() throws IOException {
        var address = Pattern.compile("(https?:)?//[a-z0-9-]+\\.", Pattern.CASE_INSENSITIVE);
        for (Path file : files()) {
            assertThat(address.matcher(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                            .find())
                    .as("an address in %s", file)
                    .isFalse();
        }
    }

    @Test
    void whatThePagesNameIsThere() throws IOException {
        String css = Files.readString(THEME.resolve("resources/css/login.css"));
        var images = Pattern.compile("url\\(\"\\.\\./([^\"]+)\"\\)")
                .matcher(css)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(images)
                .isNotEmpty()
                .allSatisfy(image ->
                        assertThat(THEME.resolve("resources").resolve(image)).exists());
        Properties theme = properties("theme.properties");
        for (String named : List.of("styles", "scripts", "favIcon")) {
            assertThat(THEME.resolve("resources").resolve(theme.getProperty(named, "(absent)")))
                    .exists();
        }
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Properties english = properties("messages/messages_en.properties");
        Properties french = properties("messages/messages_fr.properties");
        assertThat(french.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    // MessageFormat drops a lone quote, and with it every placeholder up to the next.
    @Test
    void apostropheIsWrittenTwice() throws IOException {
        for (String bundle : List.of("messages/messages_en.properties", "messages/messages_fr.properties")) {
            Properties messages = properties(bundle);
            assertThat(messages.stringPropertyNames())
                    .allSatisfy(key -> assertThat(messages.getProperty(key).replace("''", ""))
                            .as("%s in %s", key, bundle)
                            .doesNotContain("'"));
        }
    }

    private static List<Path> files() throws IOException {
        try (var tree = Files.walk(THEME)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(THEME.resolve(file))));
        return properties;
    }
}
