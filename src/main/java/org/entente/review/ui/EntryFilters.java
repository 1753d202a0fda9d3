package org.entente.review.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditDirectory;
import org.entente.audit.trail.AuditWorkspace;
import org.entente.audit.trail.EntryOrigin;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Fields for what the auditor looks for, which all combine. Times are UTC, as in the entries. */
class EntryFilters extends Details {

    private final ComboBox<Who> who = new ComboBox<>(Words.of("review.filter.who"));
    private final ComboBox<NationCode> nation = new ComboBox<>(Words.of("review.filter.nation"));
    private final ComboBox<AuditWorkspace> workspace = new ComboBox<>(Words.of("review.filter.workspace"));
    private final ComboBox<ObjectKind> kind = new ComboBox<>(Words.of("review.filter.kind"));
    private final TextField object = new TextField(Words.of("review.filter.object"));
    private final MultiSelectComboBox<AuditAction> actions =
            new MultiSelectComboBox<>(Words.of("review.filter.action"));
    private final Select<Outcome> outcome = new Select<>();
    private final Select<Period> period = new Select<>();
    private final MultiSelectComboBox<EntryOrigin> origins =
            new MultiSelectComboBox<>(Words.of("review.filter.origin"));
    private final DateTimePicker from = new DateTimePicker(Words.of("review.filter.from"));
    private final DateTimePicker until = new DateTimePicker(Words.of("review.filter.until"));
    private final AuditDirectory directory;
    private final Consumer<AuditSearch> changed;
    private boolean filling;

    EntryFilters(AuditDirectory directory, Nations nations, Consumer<AuditSearch> changed) {
        this.directory = directory;
        this.changed = changed;
        pickers(nations);
        choice(outcome, "review.filter.outcome", Outcome.values(), "review.outcome.");
        choice(period, "review.filter.period", Period.values(), "review.period.");
        object.setClearButtonVisible(true);
        object.setMaxLength(AuditSearch.LONGEST);
        object.setValueChangeMode(ValueChangeMode.LAZY);
        List.<HasValue<?, ?>>of(who, nation, workspace, kind, object, actions, outcome, origins)
                .forEach(field -> field.addValueChangeListener(value -> tell()));
        period.addValueChangeListener(value -> fill(() -> {
            from.clear();
            until.clear();
        }));
        from.addValueChangeListener(value -> fill(period::clear));
        until.addValueChangeListener(value -> fill(period::clear));
        Div bar = new Div(who, nation, workspace, actions, outcome, kind, object, origins, period, from, until);
        bar.addClassName("filter-bar");
        bar.getElement().setAttribute("role", "search");
        setSummaryText(Words.of("review.filters"));
        addClassName("entry-filters");
        setOpened(!PhoneCards.isPhone());
        add(bar);
    }

    /** Shows what is looked for. */
    void show(AuditSearch search) {
        filling = true;
        who.setValue(who(search).orElse(null));
        nation.setValue(search.nation());
        workspace.setValue(Optional.ofNullable(search.workspace())
                .flatMap(directory::workspace)
                .orElse(null));
        kind.setValue(search.kind());
        object.setValue(Optional.ofNullable(search.object()).orElse(""));
        actions.setValue(search.actions());
        outcome.setValue(search.outcome());
        period.setValue(search.period());
        from.setValue(time(search.from()));
        until.setValue(time(search.until()));
        origins.setValue(search.origins());
        filling = false;
    }

    private void pickers(Nations nations) {
        who.setItems(
                query -> directory.people(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream()
                        .map(Who::of));
        who.setItemLabelGenerator(Who::text);
        who.setClearButtonVisible(true);
        who.setAllowCustomValue(true);
        who.addCustomValueSetListener(typed -> {
            String part = typed.getDetail().strip();
            who.setValue(
                    part.isEmpty()
                            ? null
                            : new Who(null, part.substring(0, Math.min(part.length(), AuditSearch.LONGEST))));
        });
        nation.setItems(nations.list().stream().map(Nation::code).toList());
        nation.setItemLabelGenerator(code -> code + " " + code.displayName(Words.language()));
        nation.setClearButtonVisible(true);
        workspace.setItems(query ->
                directory.workspaces(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        workspace.setItemLabelGenerator(AuditWorkspace::name);
        workspace.setClearButtonVisible(true);
        kind.setItems(inOrder(ObjectKind.values(), EntryWords::kind));
        kind.setItemLabelGenerator(EntryWords::kind);
        kind.setClearButtonVisible(true);
        actions.setItems(inOrder(AuditAction.values(), EntryWords::action));
        actions.setItemLabelGenerator(EntryWords::action);
        actions.setClearButtonVisible(true);
        actions.addClassName("wide");
        origins.setItems(EntryOrigin.values());
        origins.setItemLabelGenerator(EntryWords::origin);
        origins.setClearButtonVisible(true);
    }

    private static <T> List<T> inOrder(T[] all, Function<T, String> words) {
        return Stream.of(all).sorted(Comparator.comparing(words)).toList();
    }

    private static <E extends Enum<E>> void choice(Select<E> field, String key, E[] items, String words) {
        field.setLabel(Words.of(key));
        field.setItems(items);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Words.of(key + ".any"));
        field.setItemLabelGenerator(one -> Words.of(one == null ? key + ".any" : words + one));
    }

    private Optional<Who> who(AuditSearch search) {
        UUID person = search.who();
        return person == null
                ? Optional.ofNullable(search.name()).map(part -> new Who(null, part))
                : directory.person(person).map(Who::of).or(() -> Optional.of(new Who(person, person.toString())));
    }

    private void fill(Runnable other) {
        if (!filling) {
            filling = true;
            other.run();
            filling = false;
            tell();
        }
    }

    private void tell() {
        if (!filling) {
            changed.accept(search());
        }
    }

    private AuditSearch search() {
        @Nullable Who person = who.getValue();
        @Nullable AuditWorkspace place = workspace.getValue();
        return new AuditSearch(
                person == null ? null : person.id(),
                person == null || person.id() != null ? null : person.text(),
                nation.getValue(),
                place == null ? null : place.id(),
                kind.getValue(),
                id(object.getValue()),
                actions.getValue(),
                outcome.getValue(),
                period.getValue(),
                instant(from.getValue()),
                instant(until.getValue()),
                origins.getValue());
    }

    // Ids are written in small letters, whatever they were copied from.
    private static @Nullable String id(String typed) {
        String text = typed.strip();
        return text.isEmpty()
                ? null
                : PublicId.parse(text.toLowerCase(Locale.ROOT)).isPresent() ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static @Nullable LocalDateTime time(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
