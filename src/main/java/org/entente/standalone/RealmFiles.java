package org.entente.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm, its first people and its login theme, as the jar carries them in {@code realm-config}. */
final class RealmFiles {

    private static final String FOLDER = "realm-config/";
    private static final String THEME = FOLDER + "theme/entente/";
    private static final int ONE_TIME_PASSWORD_LENGTH = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private RealmFiles() {}

    /** Somebody who can sign in to a demo. */
    record DemoAccount(String username, String name, String roles, String password) {}

    /** Lays the realm and its first people out for import, in one file, because Keycloak imports each file on its own. */
    static void writeImport(Path directory, Installation installation, Secrets secrets) {
        switch (installation.mode()) {
            case DEMO -> writeDemoImport(directory);
            case EMPTY -> writeImport(directory, administrators(installation, secrets));
        }
    }

    static void writeDemoImport(Path directory) {
        writeImport(directory, read("demo-users.json").path("users"));
    }

    private static void writeImport(Path directory, JsonNode users) {
        var realm = (ObjectNode) read("entente-realm.json");
        // The realm's own users are service accounts.
        users.forEach(realm.withArray("users")::add);
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("entente-realm.json"), JSON.writeValueAsBytes(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm with its placeholders filled in, for a realm that exists already. */
    static JsonNode realm(Map<String, String> placeholders) {
        String text = read("entente-realm.json").toString();
        for (var placeholder : placeholders.entrySet()) {
            text = text.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return JSON.readTree(text);
    }

    /** A client of the realm by its name. */
    static JsonNode client(JsonNode realm, String name) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asString().equals(name)) {
                return client;
            }
        }
        throw new IllegalStateException("the realm has no client " + name);
    }

    /** The rights over the realm that the token of a client may carry. */
    static JsonNode rightsOf(JsonNode realm, String client) {
        for (JsonNode mapping : realm.path("clientScopeMappings").path("realm-management")) {
            if (mapping.path("client").asString().equals(client)) {
                return mapping.path("roles");
            }
        }
        throw new IllegalStateException("the realm gives no right to " + client);
    }

    static List<DemoAccount> demoAccounts() {
        var accounts = new ArrayList<DemoAccount>();
        for (JsonNode user : read("demo-users.json").path("users")) {
            var roles = new ArrayList<String>();
            user.path("realmRoles").forEach(role -> roles.add(role.asString()));
            accounts.add(new DemoAccount(
                    user.path("username").asString(),
                    user.path("firstName").asString() + " "
                            + user.path("lastName").asString(),
                    String.join(", ", roles),
                    user.path("credentials").path(0).path("value").asString()));
        }
        return accounts;
    }

    static String oneTimePassword(Administrator administrator, Secrets secrets) {
        return secrets.get(administrator.secretName()).substring(0, ONE_TIME_PASSWORD_LENGTH);
    }

    /** Copies the login theme to where Keycloak looks for it. */
    static void copyTheme(Path themes) {
        Path target = themes.resolve("entente");
        try {
            Distribution.deleteTree(target);
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + THEME + "**")) {
                String url = resource.getURL().toString();
                if (url.endsWith("/") || !resource.isReadable()) {
                    continue;
                }
                Path file = target.resolve(url.substring(url.indexOf(THEME) + THEME.length()));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream in = resource.getInputStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode administrators(Installation installation, Secrets secrets) {
        ArrayNode users = JSON.createArrayNode();
        for (Administrator administrator : installation.administrators()) {
            ObjectNode user = users.addObject()
                    .put("id", administrator.id())
                    .put("username", administrator.username())
                    .put("firstName", administrator.firstName())
                    .put("lastName", administrator.lastName())
                    .put("enabled", true);
            user.putArray("realmRoles").add("administrator");
            user.putArray("requiredActions").add("UPDATE_PASSWORD");
            user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", oneTimePassword(administrator, secrets))
                    .put("temporary", true);
        }
        return users;
    }

    private static JsonNode read(String name) {
        try (InputStream in = RealmFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return JSON.readTree(Objects.requireNonNull(in, () -> "not on the class path: " + FOLDER + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
