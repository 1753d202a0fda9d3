package org.entente.exercise.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.exercise.PartialDate;
import org.entente.exercise.planning.KeyDate;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDateTemplate;
import org.entente.exercise.planning.KeyDates;
import org.entente.uikit.DayField;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The sheets in which key dates are computed by a template, added and changed. */
final class KeyDateSheet {

    private final KeyDates dates;
    private final PlanContext page;
    private final Runnable readAgain;
    private final TextField code = new TextField(Words.of("exercise.dates.code"));
    private final TextField title = new TextField(Words.of("exercise.dates.title"));
    private final DayField starts = new DayField(Words.of("exercise.dates.starts"));
    private final DayField ends = new DayField(Words.of("exercise.dates.ends"));
    private final TextField place = new TextField(Words.of("exercise.place"));

    KeyDateSheet(KeyDates dates, PlanContext page, Runnable readAgain) {
        this.dates = dates;
        this.page = page;
        this.readAgain = readAgain;
        code.setMaxLength(12);
        code.setHelperText(Words.of("exercise.dates.code.help"));
        title.setMaxLength(KeyDateData.LENGTH);
        place.setMaxLength(KeyDateData.LENGTH);
        starts.addValueChangeListener(changed -> {
            if (changed.isFromClient() && ends.isEmpty()) {
                ends.setValue(changed.getValue());
            }
        });
    }

    void add() {
        open(Words.of("exercise.dates.add"), data -> dates.add(page.plan().id(), data));
    }

    void edit(KeyDate one) {
        KeyDateData data = one.data();
        code.setValue(data.code());
        title.setValue(data.title());
        starts.setValue(data.starts());
        ends.setValue(data.ends());
        place.setValue(Optional.ofNullable(data.place()).orElse(""));
        open(
                Words.of("exercise.dates.edit", data.code()),
                changed -> dates.change(page.plan().id(), one.id(), one.version(), changed));
    }

    /** Shows what a template would give before it is used. */
    void compute(List<KeyDate> present) {
        PartialDate first = page.plan().data().starts();
        if (first.precision() != PartialDate.Precision.DAY) {
            Notices.error(Words.of("exercise.part.refused.NO_FIRST_DAY"));
            return;
        }
        PartialDate end = page.plan().data().ends();
        LocalDate last = end.precision() == PartialDate.Precision.DAY ? end.day() : first.day();
        RadioButtonGroup<KeyDateTemplate> template = new RadioButtonGroup<>(Words.of("exercise.dates.template"));
        template.setItems(dates.templates());
        template.setItemLabelGenerator(one -> Words.of("exercise.dates.template." + one.key()));
        UnorderedList preview = new UnorderedList();
        preview.addClassName("date-preview");
        template.addValueChangeListener(chosen -> {
            preview.removeAll();
            chosen.getValue()
                    .dates(first.day(), last)
                    .forEach(date -> preview.add(new ListItem(date.code() + " "
                            + ExerciseWords.shortPeriod(PartialDate.of(date.starts()), PartialDate.of(date.ends())))));
        });
        template.setValue(dates.templates().getFirst());
        Div content = new Div(
                new Paragraph(
                        Words.of(present.isEmpty() ? "exercise.dates.compute.text" : "exercise.dates.compute.again")),
                template,
                preview);
        content.addClassName("sheet-form");
        ScreenMarking.show(content, List.of(page.plan().label()));
        Button set = new Button(Words.of("exercise.dates.compute.verb"));
        set.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("exercise.dates.compute"), content, set);
        set.addClickListener(click -> save(sheet, () -> dates.apply(page.plan().id(), template.getValue())));
        page.open(sheet);
    }

    private void open(String heading, Consumer<KeyDateData> save) {
        Div content = new Div(code, title, starts, ends, place);
        content.addClassName("sheet-form");
        ScreenMarking.show(content, List.of(page.plan().label()));
        Button button = new Button(Words.of("exercise.save"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        String before = typed();
        SideSheet sheet = new SideSheet(heading, content, button).unsaved(() -> !before.equals(typed()));
        button.addClickListener(click -> data().ifPresent(data -> save(sheet, () -> save.accept(data))));
        page.open(sheet);
    }

    private void save(SideSheet sheet, Runnable work) {
        if (PartNotices.attempt(work, readAgain)) {
            sheet.close();
            Notices.show(Words.of("exercise.dates.saved"));
        }
    }

    private String typed() {
        return String.join(
                "\n",
                code.getValue(),
                title.getValue(),
                String.valueOf(starts.getValue()),
                String.valueOf(ends.getValue()),
                place.getValue());
    }

    private Optional<KeyDateData> data() {
        String abbreviation = code.getValue().strip().toUpperCase(Locale.ROOT);
        LocalDate from = starts.getValue();
        LocalDate until = ends.getValue() == null ? from : ends.getValue();
        code.setInvalid(!KeyDateData.isCode(abbreviation));
        code.setErrorMessage(Words.of("exercise.dates.code.wrong"));
        title.setInvalid(title.getValue().isBlank());
        title.setErrorMessage(Words.of("exercise.dates.title.missing"));
        starts.setInvalid(from == null);
        starts.setErrorMessage(Words.of("exercise.dates.starts.missing"));
        ends.setInvalid(from != null && until != null && until.isBefore(from));
        ends.setErrorMessage(Words.of("exercise.dates.ends.before"));
        if (code.isInvalid() || title.isInvalid() || ends.isInvalid() || from == null || until == null) {
            return Optional.empty();
        }
        String where = place.getValue().strip();
        return Optional.of(
                new KeyDateData(abbreviation, title.getValue().strip(), from, until, where.isEmpty() ? null : where));
    }
}
