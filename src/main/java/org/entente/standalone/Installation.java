package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.entente.standalone.StandaloneOptions.Mode;

/** What one data directory was made as, remembered from its first start on. */
final class Installation {

    private static final String FILE = "installation.properties";

    private final Path file;
    private final Properties properties;
    private final boolean begunBefore;

    private Installation(Path file, Properties properties, boolean begunBefore) {
        this.file = file;
        this.properties = properties;
        this.begunBefore = begunBefore;
    }

    /** Opens what is there, which must be of the mode asked for, or begins a new one. */
    static Installation open(DataDirectory data, Optional<Mode> asked) {
        Path file = data.root().resolve(FILE);
        var properties = new Properties();
        if (!Files.exists(file)) {
            properties.setProperty("mode", asked.orElse(Mode.DEMO).name());
            for (Administrator administrator : Administrator.FIRST_TWO) {
                properties.setProperty(
                        administrator.username() + ".id", UUID.randomUUID().toString());
            }
            var installation = new Installation(file, properties, false);
            installation.save();
            return installation;
        }
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var installation = new Installation(file, properties, true);
        asked.filter(mode -> mode != installation.mode()).ifPresent(mode -> {
            throw new StartRefused("%s was made with --%s and stays so. Choose another place for a new one: --data DIR."
                    .formatted(data.root(), installation.mode().name().toLowerCase(Locale.ROOT)));
        });
        return installation;
    }

    Mode mode() {
        return Mode.valueOf(properties.getProperty("mode"));
    }

    /** The administrators an empty installation begins with, by the id under which Keycloak knows them. */
    List<Administrator> administrators() {
        return mode() == Mode.DEMO
                ? List.of()
                : Administrator.FIRST_TWO.stream()
                        .map(a -> a.withId(properties.getProperty(a.username() + ".id")))
                        .toList();
    }

    /** Whether Keycloak holds the realm and the people have been told how to get in. */
    boolean complete() {
        return Boolean.parseBoolean(properties.getProperty("complete"));
    }

    /**
     * Whether an earlier start ended before the demonstration was in place. Its parts build on each other, so it is not completed;
     * but nobody has been told how to get in, so nothing is lost when it begins anew.
     */
    boolean isHalfADemonstration() {
        return begunBefore && mode() == Mode.DEMO && !complete();
    }

    /** Whether Keycloak knows the portal by this address; a new installation will learn it with the realm. */
    boolean isKnownAt(String publicUrl) {
        return publicUrl.equals(properties.getProperty("public-url", publicUrl));
    }

    void markKnownAt(String publicUrl) {
        properties.setProperty("public-url", publicUrl);
        save();
    }

    /** Whether the realm has been brought up to date by this version of the portal, or made by it. */
    boolean hasRealmOf(String version) {
        return !complete() || version.equals(properties.getProperty("realm-version"));
    }

    void markRealmOf(String version) {
        properties.setProperty("realm-version", version);
        save();
    }

    void markComplete() {
        properties.setProperty("complete", "true");
        save();
    }

    private void save() {
        try {
            Path aside = file.resolveSibling("." + FILE + ".new");
            try (var out = Files.newBufferedWriter(aside)) {
                properties.store(out, "Written by the portal at its first start. Not for editing.");
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
