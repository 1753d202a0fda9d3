package org.entente.label;

import java.util.List;
import java.util.TreeSet;
import org.entente.label.model.Said;

/** What was drawn by lot, as the engine's. */
public final class Drawn {

    private Drawn() {}

    public static ConfidentialityLabel label(Said.Label said) {
        return new ConfidentialityLabel(said.policy(), said.level(), categories(said.entries()));
    }

    public static Clearance clearance(Said.Clearance said) {
        return new Clearance(said.policy(), new TreeSet<>(said.levels()), categories(said.entries()));
    }

    private static List<Category> categories(List<Said.Entry> entries) {
        return entries.stream()
                .map(entry -> Category.of(TagType.valueOf(entry.type()), entry.tag(), entry.values()))
                .toList();
    }
}
