package org.entente.access;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.audit.MarkingWords;
import org.entente.label.Clearance;
import org.entente.label.ClearanceId;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.springframework.stereotype.Component;

/** What entries say of labels and clearances, in words that stay when no table is left to look an id up in. */
@Component
class EntryMarkings implements MarkingWords {

    private static final int LONGEST = 500;

    private final Labels labels;

    EntryMarkings(Labels labels) {
        this.labels = labels;
    }

    @Override
    public Optional<String> label(int id) {
        if (id == LabelId.FROZEN.value()) {
            return Optional.of(labels.marking(ConfidentialityLabel.FROZEN).portion());
        }
        return known(() -> {
            ConfidentialityLabel label = labels.label(new LabelId(id));
            return labels.marking(label).portion() + " " + label.policy();
        });
    }

    @Override
    public Optional<String> clearance(int id) {
        return known(() -> {
            String held = labels.clearances(new ClearanceId(id)).held().stream()
                    .map(EntryMarkings::words)
                    .collect(Collectors.joining("; "));
            return held.isEmpty() ? "none" : held.substring(0, Math.min(held.length(), LONGEST));
        });
    }

    private static String words(Clearance held) {
        return held.policy() + ": "
                + Stream.concat(
                                held.classifications().stream(),
                                held.categories().stream()
                                        .map(one -> one.tagName() + " " + String.join(" ", one.values())))
                        .collect(Collectors.joining(", "));
    }

    // The row policies give no label to whoever may read nothing that carries it.
    private static Optional<String> known(Supplier<String> words) {
        try {
            return Optional.of(words.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
