package org.entente.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.uikit.Markings;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The marking of all that is on screen, at the top and at the bottom: in words first, and in the policy's colour. */
final class MarkingBanner extends Div {

    private final Labels labels;
    private final Span text = new Span();

    MarkingBanner(Labels labels, String place) {
        this.labels = labels;
        addClassNames("marking-banner", "marking-banner-" + place);
        getElement().setAttribute("role", "note");
        getElement().setAttribute("aria-label", Words.of("shell.marking." + place));
        add(text);
    }

    void show(RollUp rollUp) {
        if (rollUp instanceof RollUp.Nothing) {
            show(Words.of("shell.marking.nothing"), null);
        } else {
            show(words(rollUp), colour(rollUp));
        }
    }

    private String words(RollUp rollUp) {
        return switch (rollUp) {
            case RollUp.Nothing ignored -> Words.of("shell.marking.nothing");
            case RollUp.Covered covered -> Markings.of(covered.label()).banner();
            case RollUp.NoCommonRelease none ->
                Words.of(
                        "shell.marking.no-common-release",
                        labels.policies()
                                .current(none.policy())
                                .map(policy -> policy.wordOfLevel(none.highest().name(), Markings.language(policy)))
                                .orElse(none.highest().name()));
            case RollUp.SeveralPolicies several ->
                several.parts().stream().map(this::words).collect(Collectors.joining(" + "));
        };
    }

    // Levels of several policies have no order among them, so none of their colours may stand for the others.
    private @Nullable String colour(RollUp rollUp) {
        return switch (rollUp) {
            case RollUp.Nothing ignored -> null;
            case RollUp.Covered covered -> labels.marking(covered.label()).colour();
            case RollUp.NoCommonRelease none -> none.highest().colour();
            case RollUp.SeveralPolicies ignored -> null;
        };
    }

    private void show(String words, @Nullable String colour) {
        text.setText(words);
        setClassName("marking-banner-none", colour == null);
        if (colour == null) {
            getStyle().remove("--marking-colour");
        } else {
            getStyle().set("--marking-colour", colour);
        }
    }
}
