package org.entente.training.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.training.CourseData;
import org.entente.training.CourseLevel;
import org.entente.training.Discipline;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Edits what a course says. It knows fields, no service. */
class CourseForm extends FormLayout {

    static final List<String> LANGUAGES = List.of(Locale.getISOLanguages()).stream()
            .filter(code -> code.length() == 2)
            .toList();

    private final TextField title = new TextField(Words.of("training.course.title"));
    private final TextField code = new TextField(Words.of("training.code"));
    private final Select<Discipline> discipline = new Select<>();
    private final Select<CourseLevel> level = new Select<>();
    private final MultiSelectComboBox<String> languages = new MultiSelectComboBox<>(Words.of("training.languages"));
    private final IntegerField days = new IntegerField(Words.of("training.length.days"));
    private final TextField place = new TextField(Words.of("training.place"));
    private final TextArea description = new TextArea(Words.of("training.description"));
    private final Binder<Draft> binder = new Binder<>();

    CourseForm() {
        addClassName("plan-form");
        setAutoResponsive(true);
        setExpandColumns(true);
        setExpandFields(true);
        discipline.setLabel(Words.of("training.discipline"));
        discipline.setItems(Discipline.values());
        discipline.setItemLabelGenerator(TrainingWords::of);
        level.setLabel(Words.of("training.level"));
        level.setItems(CourseLevel.values());
        level.setEmptySelectionAllowed(true);
        level.setEmptySelectionCaption(Words.of("training.unknown"));
        level.setItemLabelGenerator(TrainingWords::of);
        languages.setItems(LANGUAGES);
        languages.setItemLabelGenerator(TrainingWords::language);
        days.setMin(1);
        days.setMax(CourseData.MOST_DAYS);
        description.setMaxLength(CourseData.DESCRIPTION_LENGTH);
        description.setMinRows(3);
        setUpRules();
        add(title, 2);
        add(code, discipline);
        add(level, days);
        add(languages, place);
        add(description, 2);
        title.focus();
    }

    private void setUpRules() {
        binder.forField(title)
                .asRequired(Words.of("training.title.required"))
                .withValidator(text -> text.strip().length() <= CourseData.TITLE_LENGTH, Words.of("training.text.long"))
                .bind(draft -> draft.title, (draft, value) -> draft.title = value);
        binder.forField(code)
                .withValidator(text -> text.strip().length() <= CourseData.CODE_LENGTH, Words.of("training.code.long"))
                .bind(draft -> draft.code, (draft, value) -> draft.code = value);
        binder.forField(place)
                .withValidator(text -> text.strip().length() <= CourseData.TITLE_LENGTH, Words.of("training.text.long"))
                .bind(draft -> draft.place, (draft, value) -> draft.place = value);
        binder.forField(discipline)
                .asRequired(Words.of("training.discipline.required"))
                .bind(draft -> draft.discipline, (draft, value) -> draft.discipline = value);
        binder.forField(level).bind(draft -> draft.level, (draft, value) -> draft.level = value);
        binder.forField(days)
                .withValidator(
                        value -> value == null || (value >= 1 && value <= CourseData.MOST_DAYS),
                        Words.of("training.days.bounds"))
                .bind(draft -> draft.days, (draft, value) -> draft.days = value);
        binder.forField(languages)
                .withValidator(
                        chosen -> chosen.size() <= CourseData.MOST_LANGUAGES, Words.of("training.languages.many"))
                .bind(draft -> draft.languages, (draft, value) -> draft.languages = value);
        binder.forField(description).bind(draft -> draft.description, (draft, value) -> draft.description = value);
    }

    final void show(@Nullable CourseData data) {
        binder.readBean(data == null ? new Draft() : new Draft(data));
    }

    /** What the form holds, if it may be saved; otherwise the fields say why not. */
    final Optional<CourseData> data() {
        Draft draft = new Draft();
        return binder.writeBeanIfValid(draft) ? Optional.of(draft.data()) : Optional.empty();
    }

    final boolean changed() {
        return binder.hasChanges();
    }

    private static final class Draft {
        private String title = "";
        private String code = "";
        private Discipline discipline = Discipline.JOINT;
        private @Nullable CourseLevel level;
        private @Nullable Integer days;
        private Set<String> languages = Set.of();
        private String place = "";
        private String description = "";

        Draft() {}

        Draft(CourseData data) {
            title = data.title();
            code = data.code() == null ? "" : data.code();
            discipline = data.discipline();
            level = data.level();
            days = data.days();
            languages = new TreeSet<>(data.languages());
            place = data.place() == null ? "" : data.place();
            description = data.description();
        }

        CourseData data() {
            return new CourseData(
                    code.isBlank() ? null : code.strip(),
                    title.strip(),
                    discipline,
                    level,
                    List.copyOf(new TreeSet<>(languages)),
                    days,
                    place.isBlank() ? null : place.strip(),
                    description.strip());
        }
    }
}
