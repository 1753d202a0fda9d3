package org.entente.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.policy.PolicyDifference;
import org.entente.policy.PolicyExamination;
import org.entente.uikit.Facts;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** What a document would put in force: what it is, how it writes, and what differs from the edition in force. */
class PolicyPreview extends Div {

    private static final int MOST_NAMES = 30;

    PolicyPreview(PolicyExamination examination) {
        SecurityPolicy policy = examination.policy();
        addClassName("policy-preview");
        Facts facts = new Facts()
                .add(Words.of("policy.column.name"), policy.name())
                .add(Words.of("policy.column.edition"), Integer.toString(policy.edition()))
                .add(Words.of("policy.column.oid"), policy.oid());
        if (!policy.version().isEmpty()) {
            facts.add(Words.of("policy.column.version"), policy.version());
        }
        facts.add(Words.of("policy.preview.digest"), examination.digest());
        add(facts, heading("policy.preview.levels"), levels(examination));
        if (!policy.tags().isEmpty()) {
            add(new H3(Words.of("policy.preview.tags", examination.values())), tags(policy));
        }
        if (!examination.equivalents().isEmpty()) {
            add(heading("policy.preview.equivalents"), equivalents(examination));
        }
        add(heading("policy.preview.difference"), difference(examination.difference()));
        add(new Paragraph(Words.of("policy.preview.effect")));
    }

    private static H3 heading(String key) {
        return new H3(Words.of(key));
    }

    private static Component levels(PolicyExamination examination) {
        UnorderedList list = new UnorderedList();
        list.addClassName("policy-levels");
        examination.policy().levels().forEach(level -> {
            Span swatch = new Span();
            swatch.addClassName("policy-colour");
            swatch.getStyle().set("--marking-colour", level.colour());
            swatch.getElement().setAttribute("aria-hidden", "true");
            ListItem item = new ListItem(swatch, new Span(level.name()));
            if (level.obsolete()) {
                item.add(quiet(Words.of("policy.preview.obsolete")));
            }
            examination.examples().stream()
                    .filter(example -> example.level().equals(level.name()))
                    .forEach(example -> item.add(quiet(example.marking().banner() + "  "
                            + example.marking().portion())));
            list.add(item);
        });
        return list;
    }

    private static Component tags(SecurityPolicy policy) {
        UnorderedList list = new UnorderedList();
        for (PolicyTag tag : policy.tags()) {
            list.add(new ListItem(tag.name() + ": "
                    + Words.of("policy.preview.tag." + tag.type(), tag.values().size(), tag.minimum() > 0 ? 1 : 0)));
        }
        return list;
    }

    private static Component equivalents(PolicyExamination examination) {
        UnorderedList list = new UnorderedList();
        for (PolicyExamination.Equivalent one : examination.equivalents()) {
            if (one.applied() != PolicyEquivalent.Applied.DECRYPT) {
                list.add(equivalent("policy.preview.equivalent.outward", one));
            }
            if (one.applied() != PolicyEquivalent.Applied.ENCRYPT) {
                list.add(equivalent("policy.preview.equivalent.inward", one));
            }
        }
        return list;
    }

    private static ListItem equivalent(String key, PolicyExamination.Equivalent one) {
        String theirs = one.theirs() == null
                ? Words.of("policy.preview.equivalent.level", Integer.toString(one.number()))
                : one.theirs();
        String sentence = Words.of(key, one.level(), one.policy(), theirs);
        return new ListItem(sentence
                + (one.conditional() ? Words.of("policy.preview.equivalent.conditional") : "")
                + (one.theirs() == null ? Words.of("policy.preview.equivalent.absent") : ""));
    }

    private static Component difference(@Nullable PolicyDifference difference) {
        if (difference == null) {
            return new Paragraph(Words.of("policy.preview.new"));
        }
        if (difference.changes().isEmpty()) {
            return new Paragraph(Words.of("policy.preview.same"));
        }
        UnorderedList list = new UnorderedList();
        Arrays.stream(PolicyDifference.Kind.values()).forEach(kind -> {
            List<PolicyDifference.Change> changes = difference.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .toList();
            if (!changes.isEmpty()) {
                list.add(new ListItem(Words.of("policy.preview.change." + kind, changes.size(), names(changes))));
            }
        });
        return list;
    }

    private static String names(List<PolicyDifference.Change> changes) {
        String named = changes.stream()
                .limit(MOST_NAMES)
                .map(change -> change.tag().isEmpty() ? change.name() : change.tag() + ": " + change.name())
                .collect(Collectors.joining(", "));
        return changes.size() > MOST_NAMES
                ? Words.of("policy.preview.more", named, changes.size() - MOST_NAMES)
                : named;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("muted");
        return span;
    }
}
