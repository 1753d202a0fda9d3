package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keycloak under {@code /auth} on loopback. Its Java is started directly rather than by {@code kc.sh}, which would leave
 * it behind when killed.
 */
final class KeycloakServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int BUILD_SECONDS = 300;
    private static final int OK = 200;
    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--health-enabled=true",
            "--http-relative-path=/auth",
            "--metrics-enabled=false",
            // Doors that nobody uses here; realm-config/README.md says why.
            "--features-disabled=impersonation,device-flow,ciba,kerberos,account,token-exchange-standard,"
                    + "jwt-authorization-grant,identity-brokering-api,twitter-broker,organization,workflows");
    private static final String BUILT = "data/entente-build";

    private final Child child;

    private KeycloakServer(Child child) {
        this.child = child;
    }

    /**
     * Where Keycloak finds its own and the portal.
     *
     * @param port Keycloak's own
     * @param databaseUrl JDBC address of its database
     * @param publicUrl the portal as browsers see it, without a slash at the end
     * @param backchannelUrl the portal as Keycloak reaches it to end sessions
     */
    record Place(int port, String databaseUrl, String databasePassword, String publicUrl, String backchannelUrl) {

        /** Keycloak's own address as browsers see it. */
        String hostname() {
            return "http://localhost:%d/auth".formatted(port);
        }

        /** What the realm leaves open. */
        Map<String, String> placeholders(Secrets secrets) {
            return Map.of(
                    "ENTENTE_PUBLIC_URL",
                    publicUrl,
                    "ENTENTE_BACKCHANNEL_URL",
                    backchannelUrl,
                    "ENTENTE_CLIENT_SECRET",
                    secrets.get("oidc-client"),
                    "ENTENTE_PROVISIONING_SECRET",
                    secrets.get("provisioning-client"));
        }
    }

    /**
     * Keycloak's classes as the JVM has already read them, written when it first ends and used ever after: a third less
     * work at each start. Its name holds the version of Java, because no other can read it.
     */
    private record ClassArchive(Path file, Path unfinished) {

        static ClassArchive of(Path home) {
            Path file = home.resolve("data/classes-" + System.getProperty("java.runtime.version") + ".jsa");
            return new ClassArchive(file, file.resolveSibling("." + file.getFileName()));
        }

        List<String> options() {
            return List.of(
                    // What it says about options of ours that it cannot make use of would look like an error.
                    "-Xlog:cds=off",
                    "-Xlog:aot=off",
                    Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + unfinished);
        }

        /** Puts a new archive in place, now that it is known to be whole. */
        void keep() {
            try {
                if (!Files.exists(file) && Files.exists(unfinished)) {
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Optimises the installation for these options, once: 20 to 30 s. */
    static void build(Path home, Children children, Progress progress) {
        String wanted = String.join(" ", BUILD_OPTIONS);
        Path built = home.resolve(BUILT);
        try {
            if (Files.exists(built) && Files.readString(built).equals(wanted)) {
                return;
            }
            progress.step("Preparing Keycloak, once: about half a minute");
            var command = java(home, List.of());
            command.add("build");
            command.addAll(BUILD_OPTIONS);
            children.run("keycloak-build", command, Map.of(), BUILD_SECONDS);
            Files.createDirectories(home.resolve("data"));
            Files.writeString(built, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a built installation and returns when it answers; imports what lies in {@link #importDirectory}. */
    static KeycloakServer start(Path home, Place place, Secrets secrets, Children children) {
        int managementPort = Ports.free();
        ClassArchive classes = ClassArchive.of(home);
        var command = java(home, classes.options());
        command.addAll(List.of(
                "start",
                "--optimized",
                "--cache=local",
                // Every question of ours before it is ready would be a line.
                "--log-level=info,io.smallrye.health:error",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + place.port(),
                "--hostname=" + place.hostname(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort));
        boolean first = Files.exists(importDirectory(home));
        if (first) {
            command.add("--import-realm");
        }
        var child = children.start("keycloak", StopSignal.TERM, command, environment(place, secrets, first));
        child.afterOrderlyEnd(classes::keep);
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
            // Its log says "started" before it serves.
            var ready = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/auth/health/ready".formatted(managementPort)))
                    .timeout(ANSWER_LIMIT)
                    .build();
            child.awaitAnswer(() -> answers(client, ready), START_LIMIT);
        }
        return new KeycloakServer(child);
    }

    static Path importDirectory(Path home) {
        return home.resolve("data/import");
    }

    void onUnexpectedEnd(Consumer<String> action) {
        child.onUnexpectedEnd(action);
    }

    // Passwords go by environment: a command line is there for every user of the machine to read.
    private static Map<String, String> environment(Place place, Secrets secrets, boolean first) {
        var environment = new HashMap<>(Map.of(
                "KC_DB_URL", place.databaseUrl(),
                "KC_DB_USERNAME", "keycloak",
                "KC_DB_PASSWORD", place.databasePassword()));
        environment.putAll(place.placeholders(secrets));
        if (first) {
            // Without an account in the master realm, Keycloak would offer its creation to whoever asks first.
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak-admin"));
        }
        return environment;
    }

    private static boolean answers(HttpClient client, HttpRequest ready) {
        try {
            return client.send(ready, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            // Not listening yet: what awaitAnswer is there for.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while keycloak was starting.", e);
        }
    }

    // What kc.sh would run, with less memory and a compiler that suits a server of a few people.
    private static ArrayList<String> java(Path home, List<String> options) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }
}
