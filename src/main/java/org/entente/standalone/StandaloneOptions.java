package org.entente.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person may choose about the one-machine mode.
 *
 * @param mode what a new installation starts with; empty when nothing was said, which an existing installation answers
 * @param data where everything is kept
 * @param distributions where the build has put PostgreSQL's and Keycloak's archives
 */
public record StandaloneOptions(
        Optional<Mode> mode, Path data, Path distributions, int portalPort, int keycloakPort, int databasePort) {

    /** What a new installation starts with. */
    public enum Mode {
        /** Invented people and plans, with a password that everybody knows. */
        DEMO,
        /** Two administrators with one-time passwords, and nothing else. */
        EMPTY
    }

    private static final int HIGHEST_PORT = 65535;

    /** Reads {@code --demo}, {@code --empty}, {@code --data DIR} and the variables {@code ENTENTE_*}. */
    public static StandaloneOptions of(String[] arguments, Map<String, String> environment) {
        Optional<Mode> mode = Optional.empty();
        String data = environment.getOrDefault("ENTENTE_DATA", "data");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--demo" -> mode = only(mode, Mode.DEMO);
                case "--empty" -> mode = only(mode, Mode.EMPTY);
                case "--data" -> {
                    if (++i == arguments.length) {
                        throw new StartRefused("--data needs a directory: ./portal run --data DIR");
                    }
                    data = arguments[i];
                }
                default ->
                    throw new StartRefused(
                            "Unknown option %s. ./portal help lists what there is.".formatted(arguments[i]));
            }
        }
        return new StandaloneOptions(
                mode,
                path(data),
                distributions(environment.get("ENTENTE_DIST")),
                port(environment, "ENTENTE_PORT", 8080),
                port(environment, "ENTENTE_KEYCLOAK_PORT", 8081),
                port(environment, "ENTENTE_DB_PORT", 5433));
    }

    private static Optional<Mode> only(Optional<Mode> before, Mode mode) {
        if (before.isPresent() && before.get() != mode) {
            throw new StartRefused("Choose one of --demo and --empty.");
        }
        return Optional.of(mode);
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.getOrDefault(variable, Integer.toString(usual));
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StartRefused(
                    "%s is \"%s\" and must be a port number, like %d.".formatted(variable, value, usual), e);
        }
        throw new StartRefused("%s is %s and must lie between 1 and %d.".formatted(variable, value, HIGHEST_PORT));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new StartRefused("\"%s\" cannot be a directory.".formatted(text), e);
        }
    }

    // Beside the jar, where the build leaves them; in the build directory when classes are run unpacked.
    private static Path distributions(@Nullable String chosen) {
        if (chosen != null) {
            return path(chosen);
        }
        String classPath = System.getProperty("java.class.path", "");
        if (classPath.endsWith(".jar") && !classPath.contains(":")) {
            return Path.of(classPath).toAbsolutePath().resolveSibling("dist");
        }
        return Path.of("target", "dist");
    }
}
