package org.entente.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what lies in {@code realm-config}. */
final class RealmFile {

    static final Path FOLDER = Path.of("realm-config");

    private static final JsonMapper JSON = JsonMapper.shared();

    private RealmFile() {}

    static JsonNode realm() {
        return parse(text("entente-realm.json"));
    }

    static JsonNode demoUsers() {
        return parse(text("demo-users.json"));
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    static List<String> strings(JsonNode array) {
        return elements(array).stream().map(JsonNode::asString).toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The one element of an array that is named so. */
    static JsonNode named(JsonNode array, String property, String value) {
        return elements(array).stream()
                .filter(element -> element.path(property).asString("").equals(value))
                .reduce((one, other) -> {
                    throw new AssertionError("two elements have " + property + " = " + value);
                })
                .orElseThrow(() -> new AssertionError("no element has " + property + " = " + value));
    }
}
