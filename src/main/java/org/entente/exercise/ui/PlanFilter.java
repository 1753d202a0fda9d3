package org.entente.exercise.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExerciseStatus;
import org.entente.shared.NationCode;
import org.entente.uikit.DayField;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Narrows a list of plans: what is chosen combines. */
class PlanFilter extends Div {

    private final TextField text = new TextField();
    private final ComboBox<NationCode> party = new ComboBox<>();
    private final Select<ExerciseKind> kind = new Select<>();
    private final Select<ExerciseStatus> status = new Select<>();
    private final DayField from = new DayField();
    private final DayField until = new DayField();

    /** @param changed is given what to change in the list's query */
    PlanFilter(Consumer<UnaryOperator<ExercisePlanQuery>> changed) {
        addClassName("filter-bar");
        text.setPlaceholder(Words.of("exercise.filter.text"));
        text.setAriaLabel(Words.of("exercise.filter.text"));
        text.setPrefixComponent(Icons.of("search"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        party.setPlaceholder(Words.of("exercise.filter.party"));
        party.setAriaLabel(Words.of("exercise.filter.party"));
        party.setItems(NationCode.iso());
        party.setItemLabelGenerator(nation -> nation + " " + nation.displayName(Words.language()));
        party.setClearButtonVisible(true);
        choice(kind, "exercise.filter.kind", ExerciseWords::of, ExerciseKind.values());
        choice(status, "exercise.filter.status", ExerciseWords::of, ExerciseStatus.values());
        day(from, "exercise.filter.from");
        day(until, "exercise.filter.until");
        add(text, party, kind, status, from, until);
        text.addValueChangeListener(e -> changed.accept(this::narrow));
        party.addValueChangeListener(e -> changed.accept(this::narrow));
        kind.addValueChangeListener(e -> changed.accept(this::narrow));
        status.addValueChangeListener(e -> changed.accept(this::narrow));
        from.addValueChangeListener(e -> changed.accept(this::narrow));
        until.addValueChangeListener(e -> changed.accept(this::narrow));
    }

    private ExercisePlanQuery narrow(ExercisePlanQuery query) {
        @Nullable NationCode nation = party.getValue();
        @Nullable LocalDate first = from.getValue();
        return new ExercisePlanQuery(
                query.workspace(),
                text.isEmpty() ? null : text.getValue(),
                nation == null ? null : nation.value(),
                kind.getValue(),
                status.getValue(),
                first,
                until.getValue(),
                query.order(),
                query.descending());
    }

    private static <T> void choice(Select<T> field, String words, ItemLabelGenerator<T> label, T[] items) {
        field.setPlaceholder(Words.of(words));
        field.setAriaLabel(Words.of(words));
        field.setItems(items);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Words.of(words + ".any"));
        field.setItemLabelGenerator(item -> item == null ? Words.of(words + ".any") : label.apply(item));
    }

    private static void day(DayField field, String words) {
        field.setPlaceholder(Words.of(words));
        field.setAriaLabel(Words.of(words));
        field.setClearButtonVisible(true);
        field.setLocale(Words.language());
    }
}
