package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.label.AccessDecision;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.label.Readership;
import org.jspecify.annotations.Nullable;

/** How a label will read, and who could and could not read what carries it, each with the reason. */
final class LabelPreview extends Div {

    private static final int MOST_LINES = 6;

    private final Labels labels = LabelEngine.labels();
    private final LabelGround ground;
    private final Div marking = new Div();
    private final Div readers = new Div();

    LabelPreview(LabelGround ground) {
        this.ground = ground;
        addClassName("label-preview");
        marking.addClassName("label-marking");
        marking.getElement().setAttribute("role", "status");
        readers.addClassName("label-readers");
        readers.getElement().setAttribute("aria-live", "polite");
        add(marking, readers);
    }

    /** @param missing what is missing while there is no label; empty for the level */
    void show(@Nullable ConfidentialityLabel label, String missing) {
        marking.removeAll();
        readers.removeAll();
        if (label == null) {
            marking.add(new Span(missing.isEmpty() ? Words.of("uikit.label.preview.none") : missing));
            return;
        }
        Marking shown = Markings.of(label);
        Span portion = new Span(shown.portion());
        portion.addClassName("label-portion");
        Span text = new Span(shown.banner());
        text.addClassName("marking-text");
        text.getStyle().set("--marking-colour", shown.colour());
        marking.add(new Span(Words.of("uikit.label.preview")), text, portion);
        Function<ConfidentialityLabel, Readership> asked = ground.readers();
        if (asked != null) {
            tell(asked.apply(label), label);
        }
    }

    private void tell(Readership found, ConfidentialityLabel label) {
        List<Component> can = new ArrayList<>();
        List<Component> cannot = new ArrayList<>();
        found.nations().forEach(one -> {
            NationBadge badge = new NationBadge(one.nation());
            if (one.reads()) {
                can.add(badge);
            } else {
                cannot.add(line(badge, one.decision().permitted() ? nobody(one) : why(one.decision(), label)));
            }
        });
        String names = found.people().stream()
                .filter(one -> one.decision().permitted())
                .map(Readership.OfPerson::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            can.add(new Span(Words.of("uikit.label.readers.own", ground.own().value(), names)));
        }
        found.people().stream()
                .filter(one -> !one.decision().permitted())
                .forEach(one -> cannot.add(line(new Span(one.name()), why(one.decision(), label))));
        if (!can.isEmpty()) {
            Div line = new Div();
            line.addClassName("label-readers-can");
            line.add(can);
            readers.add(head("uikit.label.readers.can"), line);
        }
        if (!cannot.isEmpty()) {
            readers.add(head("uikit.label.readers.cannot"), lines(cannot));
        }
    }

    private static Component lines(List<Component> all) {
        UnorderedList first = new UnorderedList();
        all.stream().limit(MOST_LINES).forEach(first::add);
        if (all.size() <= MOST_LINES) {
            return first;
        }
        UnorderedList rest = new UnorderedList();
        all.stream().skip(MOST_LINES).forEach(rest::add);
        return new Div(first, new Details(Words.of("uikit.label.readers.more", all.size() - MOST_LINES), rest));
    }

    private static ListItem line(Component who, String why) {
        Span reason = new Span(why);
        reason.addClassName("label-why");
        return new ListItem(who, reason);
    }

    private static Span head(String words) {
        Span head = new Span(Words.of(words));
        head.addClassName("label-readers-head");
        return head;
    }

    private static String nobody(Readership.OfNation one) {
        return Words.of("uikit.label.readers.nobody", one.nation().displayName(Words.language()));
    }

    private String why(AccessDecision decision, ConfidentialityLabel label) {
        AccessDecision.Reason reason = decision.reason();
        return reason == null ? "" : labels.words(reason, label, Markings.language());
    }
}
