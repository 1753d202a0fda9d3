package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.entente.audit.AuditAction;
import org.entente.audit.trail.AuditDirectory;
import org.entente.audit.trail.AuditWorkspace;
import org.entente.audit.trail.EntryOrigin;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** What is looked for, in words, each part with a way to leave it out. */
class SearchChips extends Div {

    private final AuditDirectory directory;
    private final Consumer<AuditSearch> changed;

    SearchChips(AuditDirectory directory, Consumer<AuditSearch> changed) {
        this.directory = directory;
        this.changed = changed;
        addClassName("filter-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.of("review.chips"));
    }

    void show(AuditSearch s) {
        removeAll();
        if (s.who() != null) {
            String name = directory
                    .person(s.who())
                    .map(person -> Who.of(person).text())
                    .orElse(s.who().toString());
            chip(Words.of("review.chip.who", name), s.by(null));
        }
        if (s.name() != null) {
            chip(Words.of("review.chip.name", s.name()), s.by(null));
        }
        if (s.nation() != null) {
            chip(Words.of("review.chip.nation", s.nation()), s.ofNation(null));
        }
        if (s.workspace() != null) {
            String name = directory
                    .workspace(s.workspace())
                    .map(AuditWorkspace::name)
                    .orElse(s.workspace().toString());
            chip(Words.of("review.chip.workspace", name), s.in(null));
        }
        if (s.kind() != null) {
            chip(Words.of("review.chip.kind", EntryWords.kind(s.kind())), s.on(null, s.object()));
        }
        if (s.object() != null) {
            chip(Words.of("review.chip.object", s.object()), s.on(s.kind(), null));
        }
        for (AuditAction action : new TreeSet<>(s.actions())) {
            Set<AuditAction> others = new HashSet<>(s.actions());
            others.remove(action);
            chip(Words.of("review.chip.action", EntryWords.action(action)), s.of(others));
        }
        if (s.outcome() != null) {
            chip(Words.of("review.chip.outcome", Words.of("review.outcome." + s.outcome())), s.with(null));
        }
        for (EntryOrigin origin : new TreeSet<>(s.origins())) {
            Set<EntryOrigin> others = new HashSet<>(s.origins());
            others.remove(origin);
            chip(EntryWords.origin(origin), s.ofOrigins(others));
        }
        if (s.period() != null) {
            chip(Words.of("review.period." + s.period()), s.between(null, null));
        }
        if (s.from() != null) {
            chip(Words.of("review.chip.from", time(s.from())), s.between(null, s.until()));
        }
        if (s.until() != null) {
            chip(Words.of("review.chip.until", time(s.until())), s.between(s.from(), null));
        }
        setVisible(getChildren().findAny().isPresent());
        Button clear = new Button(Words.of("review.filter.clear"), click -> changed.accept(AuditSearch.ALL));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(clear);
    }

    private void chip(String text, AuditSearch without) {
        Span words = new Span(text);
        words.getElement().setAttribute("title", text);
        Button remove = new Button(Icons.of("close"), click -> changed.accept(without));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(Words.of("review.chip.remove", text));
        Span chip = new Span(words, remove);
        chip.addClassName("filter-chip");
        add(chip);
    }

    private static String time(Instant instant) {
        return DateTimeGroup.format(instant);
    }
}
