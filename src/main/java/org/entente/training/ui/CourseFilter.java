package org.entente.training.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.entente.shared.NationCode;
import org.entente.training.CourseQuery;
import org.entente.training.Discipline;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;

/** Narrows a list of courses: what is chosen combines. */
class CourseFilter extends Div {

    private final Select<Discipline> discipline = new Select<>();
    private final ComboBox<NationCode> provider = new ComboBox<>();
    private final ComboBox<String> language = new ComboBox<>();
    private final DayField from = new DayField();
    private final DayField until = new DayField();

    /** @param changed is given what to change in the list's query */
    CourseFilter(Consumer<UnaryOperator<CourseQuery>> changed) {
        addClassName("filter-bar");
        discipline.setPlaceholder(Words.of("training.filter.discipline"));
        discipline.setAriaLabel(Words.of("training.filter.discipline"));
        discipline.setItems(Discipline.values());
        discipline.setEmptySelectionAllowed(true);
        discipline.setEmptySelectionCaption(Words.of("training.filter.discipline"));
        discipline.setItemLabelGenerator(
                one -> one == null ? Words.of("training.filter.discipline") : TrainingWords.of(one));
        provider.setPlaceholder(Words.of("training.filter.provider"));
        provider.setAriaLabel(Words.of("training.filter.provider"));
        provider.setItems(NationCode.iso());
        provider.setItemLabelGenerator(nation -> nation + " " + nation.displayName(Words.language()));
        provider.setClearButtonVisible(true);
        language.setPlaceholder(Words.of("training.filter.language"));
        language.setAriaLabel(Words.of("training.filter.language"));
        language.setItems(CourseForm.LANGUAGES);
        language.setItemLabelGenerator(TrainingWords::language);
        language.setClearButtonVisible(true);
        day(from, "training.filter.from");
        day(until, "training.filter.until");
        add(discipline, provider, language, from, until);
        discipline.addValueChangeListener(e -> changed.accept(this::narrow));
        provider.addValueChangeListener(e -> changed.accept(this::narrow));
        language.addValueChangeListener(e -> changed.accept(this::narrow));
        from.addValueChangeListener(e -> changed.accept(this::narrow));
        until.addValueChangeListener(e -> changed.accept(this::narrow));
    }

    private CourseQuery narrow(CourseQuery query) {
        return new CourseQuery(
                query.workspace(),
                discipline.getValue(),
                provider.getValue(),
                language.getValue(),
                from.getValue(),
                until.getValue(),
                query.order(),
                query.descending());
    }

    private static void day(DayField field, String words) {
        field.setPlaceholder(Words.of(words));
        field.setAriaLabel(Words.of(words));
        field.setClearButtonVisible(true);
        field.setLocale(Words.language());
    }
}
