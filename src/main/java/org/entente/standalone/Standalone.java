package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entente.standalone.StandaloneOptions.Mode;

/**
 * PostgreSQL and Keycloak on this machine, for one portal. {@link #open} refuses what cannot work before anything has
 * started, {@link #start} returns as soon as the portal may start too, and {@link #close} stops everything at any time.
 * Every refusal is a {@link StartRefused}.
 */
public final class Standalone implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String REALM_VERSION = "4";

    private final StandaloneOptions options;
    private final Progress progress;
    private final DataDirectory data;
    private final Children children;
    private final Installation installation;
    private final Distribution postgresArchive;
    private final Distribution keycloakArchive;
    private final CompletableFuture<PostgresServer> postgres = new CompletableFuture<>();
    private final CompletableFuture<KeycloakServer> keycloak = new CompletableFuture<>();

    private Standalone(StandaloneOptions options, Progress progress, DataDirectory data) {
        this.options = options;
        this.progress = progress;
        this.data = data;
        this.children = new Children(data);
        this.installation = Installation.open(data, options.mode());
        this.postgresArchive = Distribution.postgres(options.distributions());
        this.keycloakArchive = Distribution.keycloak(options.distributions());
        children.stopStale(progress);
        Ports.requireFree(options.portalPort(), "the portal", "ENTENTE_PORT");
        Ports.requireFree(options.keycloakPort(), "Keycloak", "ENTENTE_KEYCLOAK_PORT");
        Ports.requireFree(options.databasePort(), "PostgreSQL", "ENTENTE_DB_PORT");
        if (installation.isHalfADemonstration()) {
            progress.step("The first start ended before the demonstration was in place; it begins anew");
            data.beginAnew();
        }
    }

    /**
     * Takes the data directory, stops what a killed portal has left on it, and checks that everything is there. Half a
     * demonstration is removed.
     */
    public static Standalone open(StandaloneOptions options, Progress progress) {
        DataDirectory data = DataDirectory.open(options.data());
        try {
            return new Standalone(options, progress, data);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /**
     * Starts both servers and returns when PostgreSQL answers; Keycloak goes on starting meanwhile.
     *
     * @return the properties the portal is to be started with
     */
    public Map<String, String> start() {
        Thread.ofPlatform().name("start-keycloak").start(this::startKeycloak);
        try {
            Path home = postgresArchive.unpackInto(data.software(), progress);
            var server = PostgresServer.start(home, data, children, options.databasePort(), List.of(), progress);
            Databases.prepare(server::connect, Databases.Passwords.of(data.secrets()));
            postgres.complete(server);
        } catch (RuntimeException e) {
            postgres.completeExceptionally(e);
            throw e;
        }
        progress.step("PostgreSQL is up");
        return portalProperties();
    }

    /** Returns when Keycloak answers too. */
    public void awaitReady() {
        try {
            keycloak.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartRefused refused ? refused : e;
        }
    }

    /**
     * What to tell the person at the terminal once all is ready: the address and who can sign in. An empty installation
     * tells its passwords once.
     */
    public String welcome() {
        String accounts = installation.mode() == Mode.DEMO ? Welcome.demo() : firstPasswords();
        installation.markComplete();
        return Welcome.text(publicUrl(), data.root(), accounts);
    }

    /** Runs the action, with what to tell, when a server ends that nobody has asked to. */
    public void onUnexpectedEnd(Consumer<String> action) {
        postgres.thenAccept(server -> server.onUnexpectedEnd(action));
        keycloak.thenAccept(server -> server.onUnexpectedEnd(action));
    }

    /** Stops Keycloak, then PostgreSQL, each within 20 s, and gives the data directory up. */
    @Override
    public void close() {
        children.stopAll(STOP_LIMIT);
        data.close();
    }

    private void startKeycloak() {
        try {
            Path home = keycloakArchive.unpackInto(data.software(), progress);
            KeycloakServer.build(home, children, progress);
            RealmFiles.copyTheme(home.resolve("themes"));
            Path imports = KeycloakServer.importDirectory(home);
            if (!installation.complete()) {
                RealmFiles.writeImport(imports, installation, data.secrets());
            }
            var place = new KeycloakServer.Place(
                    options.keycloakPort(),
                    postgres.join().url("keycloak"),
                    data.secrets().get("keycloak-database"),
                    publicUrl(),
                    "http://127.0.0.1:" + options.portalPort());
            var server = KeycloakServer.start(home, place, data.secrets(), children);
            // It names passwords, if only demo and one-time ones.
            Distribution.deleteTree(imports);
            if (!installation.hasRealmOf(REALM_VERSION)) {
                RealmUpdate.addProvisioning(
                        place.hostname(),
                        data.secrets().get("keycloak-admin"),
                        RealmFiles.realm(place.placeholders(data.secrets())));
            }
            installation.markRealmOf(REALM_VERSION);
            if (!installation.isKnownAt(publicUrl())) {
                PortalAddress.change(
                        place.hostname(),
                        data.secrets().get("keycloak-admin"),
                        RealmFiles.realm(place.placeholders(data.secrets())));
            }
            installation.markKnownAt(publicUrl());
            progress.step("Keycloak is up");
            keycloak.complete(server);
        } catch (IOException e) {
            keycloak.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            keycloak.completeExceptionally(e);
        }
    }

    private String publicUrl() {
        return "http://localhost:" + options.portalPort();
    }

    private Map<String, String> portalProperties() {
        Secrets secrets = data.secrets();
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", Integer.toString(options.portalPort()));
        properties.put("server.address", "127.0.0.1");
        properties.put("entente.public-url", publicUrl());
        properties.put("entente.db.url", postgres.join().url("entente"));
        properties.put("entente.db.owner-password", secrets.get("entente-owner"));
        properties.put("entente.db.app-password", secrets.get("entente-app"));
        properties.put(
                "entente.oidc.issuer", "http://localhost:%d/auth/realms/entente".formatted(options.keycloakPort()));
        properties.put(
                "entente.oidc.backend", "http://127.0.0.1:%d/auth/realms/entente".formatted(options.keycloakPort()));
        properties.put("entente.oidc.client-secret", secrets.get("oidc-client"));
        // Made here if it is missing, as the other secrets are; the portal reads it from the file.
        secrets.get("files-master-key");
        properties.put("entente.files.directory", data.files().toString());
        properties.put(
                "entente.files.master-key", secrets.file("files-master-key").toString());
        properties.put("entente.audit.key", secrets.file("audit-key").toString());
        properties.put("entente.audit.anchor", data.auditCheckpoint().toString());
        SigningKey signing = new SigningKey(secrets);
        signing.make();
        // One that an authority has vouched for outranks it.
        properties.put("entente.binding.key", "${ENTENTE_BINDING_KEY:%s}".formatted(signing.key()));
        properties.put(
                "entente.binding.certificate", "${ENTENTE_BINDING_CERTIFICATE:%s}".formatted(signing.certificate()));
        properties.put("entente.provisioning.client-secret", secrets.get("provisioning-client"));
        properties.put("entente.demo", Boolean.toString(installation.mode() == Mode.DEMO));
        if (!installation.complete()) {
            properties.put(
                    "entente.bootstrap.administrators",
                    installation.administrators().stream()
                            .map(a -> a.id() + ":" + a.username())
                            .collect(Collectors.joining(",")));
        }
        properties.put("logging.file.name", data.logs().resolve("portal.log").toString());
        // The terminal belongs to the progress lines.
        properties.put("logging.threshold.console", "off");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        return properties;
    }

    private String firstPasswords() {
        if (installation.complete()) {
            return "";
        }
        String text = Welcome.administrators(installation.administrators(), data.secrets());
        for (Administrator administrator : installation.administrators()) {
            try {
                Files.deleteIfExists(data.secrets().file(administrator.secretName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }
}
