package org.entente.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.label.RollUp;
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
        switch (rollUp) {
            case RollUp.Nothing ignored -> show(Words.of("shell.marking.nothing"), null);
            case RollUp.Covered covered -> {
                Marking marking = labels.marking(covered.label());
                show(marking.banner(), marking.colour());
            }
            case RollUp.NoCommonRelease none ->
                show(
                        Words.of(
                                "shell.marking.no-common-release",
                                none.highest().name()),
                        none.highest().colour());
        }
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
