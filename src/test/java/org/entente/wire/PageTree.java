package org.entente.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands on a page, as far as finding words and buttons needs it: the server's changes to its tree of nodes, applied in order. */
final class PageTree {

    private static final int DATA = 0;
    private static final int PROPERTIES = 1;
    private static final int CHILDREN = 2;
    private static final int ATTRIBUTES = 3;
    private static final int TEXT = 7;

    private final Map<Integer, Node> nodes = new HashMap<>();

    private static final class Node {
        private @Nullable String tag;
        private @Nullable String text;
        private final Map<String, String> said = new HashMap<>();
        private final List<Integer> children = new ArrayList<>();
    }

    void apply(JsonNode changes) {
        changes.forEach(this::change);
    }

    /** The element with that tag that holds that text alone. */
    OptionalInt find(String tag, String text) {
        return nodes.entrySet().stream()
                .filter(entry -> tag.equals(entry.getValue().tag))
                .filter(entry -> text(entry.getValue()).equals(text))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a text node, a property or an attribute holds the words. */
    boolean shows(String words) {
        return nodes.values().stream()
                .anyMatch(node -> node.text != null && node.text.contains(words)
                        || node.said.values().stream().anyMatch(value -> value.contains(words)));
    }

    void clear() {
        nodes.clear();
    }

    private String text(Node node) {
        StringBuilder text = new StringBuilder(node.text == null ? "" : node.text);
        for (int child : node.children) {
            text.append(text(node(child)));
        }
        return text.toString();
    }

    private Node node(int id) {
        return nodes.computeIfAbsent(id, made -> new Node());
    }

    private void change(JsonNode change) {
        int id = change.path("node").asInt();
        int feature = change.path("feat").asInt(-1);
        String key = change.path("key").asString("");
        switch (change.path("type").asString("")) {
            case "attach" -> node(id);
            case "detach" -> nodes.remove(id);
            case "put" -> put(node(id), feature, key, change.path("value").asString(""));
            case "remove" -> node(id).said.remove(feature + key);
            case "splice" -> splice(node(id), feature, change);
            case "clear" -> {
                if (feature == CHILDREN) {
                    node(id).children.clear();
                }
            }
            default -> {
                // Of no consequence for what stands on the page.
            }
        }
    }

    private static void put(Node node, int feature, String key, String value) {
        switch (feature) {
            case DATA -> {
                if (key.equals("tag")) {
                    node.tag = value;
                }
            }
            case TEXT -> node.text = value;
            case PROPERTIES, ATTRIBUTES -> node.said.put(feature + key, value);
            default -> {
                // Styles, listeners and settings are not read.
            }
        }
    }

    private static void splice(Node node, int feature, JsonNode change) {
        if (feature != CHILDREN) {
            return;
        }
        int index = Math.min(change.path("index").asInt(), node.children.size());
        int gone = Math.min(change.path("remove").asInt(0), node.children.size() - index);
        node.children.subList(index, index + gone).clear();
        List<Integer> added = new ArrayList<>();
        change.path("addNodes").forEach(one -> added.add(one.asInt()));
        node.children.addAll(index, added);
    }
}
