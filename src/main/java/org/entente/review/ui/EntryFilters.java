package org.entente.review.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
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
import java.util.stream.Stream;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditQuery;
import org.entente.audit.Outcome;
import org.entente.nation.Nation;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** What the auditor looks for. Times are UTC, as in the entries. */
class EntryFilters extends Details {

    private final TextField who = text("review.filter.who");
    private final ComboBox<Nation> nation = new ComboBox<>(Words.of("review.filter.nation"));
    private final ComboBox<AuditAction> action = new ComboBox<>(Words.of("review.filter.action"));
    private final Select<Outcome> outcome = new Select<>();
    private final TextField object = text("review.filter.object");
    private final TextField workspace = text("review.filter.workspace");
    private final DateTimePicker from = new DateTimePicker(Words.of("review.filter.from"));
    private final DateTimePicker until = new DateTimePicker(Words.of("review.filter.until"));
    private final List<HasValue<?, ?>> fields = List.of(who, nation, action, outcome, object, workspace, from, until);
    private final Runnable changed;
    private boolean clearing;

    EntryFilters(List<Nation> nations, Runnable changed) {
        this.changed = changed;
        nation.setItems(nations);
        nation.setItemLabelGenerator(one -> one.code() + " " + one.name());
        nation.setClearButtonVisible(true);
        action.setItems(Stream.of(AuditAction.values())
                .sorted(Comparator.comparing(EntryWords::action))
                .toList());
        action.setItemLabelGenerator(EntryWords::action);
        action.setClearButtonVisible(true);
        outcome.setLabel(Words.of("review.filter.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(
                one -> Words.of(one == null ? "review.filter.outcome.any" : "review.outcome." + one));
        outcome.setEmptySelectionAllowed(true);
        fields.forEach(field -> field.addValueChangeListener(value -> tell()));
        Button clear = new Button(Words.of("review.filter.clear"), click -> clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        Div bar = new Div(who, nation, action, outcome, object, workspace, from, until, clear);
        bar.addClassName("filter-bar");
        bar.getElement().setAttribute("role", "search");
        setSummaryText(Words.of("review.filters"));
        addClassName("entry-filters");
        setOpened(!PhoneCards.isPhone());
        add(bar);
    }

    /** @param now entries of later are left out, so that the list stands still while it is read */
    AuditQuery query(Instant now) {
        Nation chosen = nation.getValue();
        Instant asked = instant(until.getValue());
        return new AuditQuery(
                orNull(who),
                chosen == null ? null : chosen.code().value(),
                action.getValue(),
                outcome.getValue(),
                orNull(object),
                orNull(workspace),
                instant(from.getValue()),
                asked == null || asked.isAfter(now) ? now : asked);
    }

    /** Looks for the entries on one object, and for nothing else. */
    void onlyObject(String objectId) {
        clear(() -> object.setValue(objectId));
    }

    /** Looks for what one person did, and for nothing else. */
    void onlyWho(String name) {
        clear(() -> who.setValue(name));
    }

    /** Looks for everything. */
    void clear() {
        clear(() -> {});
    }

    private void clear(Runnable then) {
        clearing = true;
        fields.forEach(HasValue::clear);
        then.run();
        clearing = false;
        tell();
    }

    private void tell() {
        if (!clearing) {
            changed.run();
        }
    }

    private static TextField text(String key) {
        TextField field = new TextField(Words.of(key));
        field.setClearButtonVisible(true);
        field.setMaxLength(100);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static @Nullable String orNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
