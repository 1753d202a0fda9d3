package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.shared.NationCode;
import org.entente.training.Course;
import org.entente.training.CourseData;
import org.entente.training.Iteration;
import org.entente.training.IterationData;
import org.entente.training.Iterations;
import org.entente.uikit.DayField;
import org.entente.uikit.Notices;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The sheets in which an iteration is added or changed, and in which seats are kept for nations. */
class IterationSheet {

    private static final int SEATS_AT_FIRST = 20;

    private final Iterations iterations;
    private final DayField starts = new DayField(Words.of("training.iteration.starts"));
    private final DayField ends = new DayField(Words.of("training.iteration.ends"));
    private final IntegerField seats = new IntegerField(Words.of("training.iteration.seats"));
    private final DayField until = new DayField(Words.of("training.iteration.until"));
    private final TextField place = new TextField(Words.of("training.place"));

    IterationSheet(Iterations iterations) {
        this.iterations = iterations;
        starts.setRequiredIndicatorVisible(true);
        ends.setRequiredIndicatorVisible(true);
        seats.setMin(0);
        seats.setMax(IterationData.MOST_SEATS);
        seats.setStepButtonsVisible(true);
        until.setHelperText(Words.of("training.iteration.until.help"));
        place.setMaxLength(CourseData.TITLE_LENGTH);
        place.setHelperText(Words.of("training.iteration.place.help"));
        starts.addValueChangeListener(change -> {
            if (ends.getValue() == null) {
                ends.setValue(change.getValue());
            }
        });
    }

    final SideSheet add(Course course, Runnable saved) {
        seats.setValue(SEATS_AT_FIRST);
        return open(
                Words.of("training.iteration.add"),
                "training.iteration.create",
                () -> data().ifPresent(data -> {
                    iterations.add(course.id(), data);
                    Notices.show(Words.of("training.iteration.added"));
                    saved.run();
                }));
    }

    final SideSheet edit(Iteration iteration, Runnable saved) {
        IterationData data = iteration.data();
        starts.setValue(data.starts());
        ends.setValue(data.ends());
        seats.setValue(data.seats());
        until.setValue(data.nominationsUntil());
        place.setValue(Objects.requireNonNullElse(data.place(), ""));
        return open(
                Words.of("training.iteration.edit"),
                "training.save",
                () -> data().ifPresent(changed -> {
                    iterations.change(iteration.id(), iteration.version(), changed);
                    Notices.show(Words.of("training.saved"));
                    saved.run();
                }));
    }

    /** Seats kept for one nation after the other. */
    final SideSheet keep(Iteration iteration, List<NationCode> nations, Runnable saved) {
        ComboBox<NationCode> nation = new ComboBox<>(Words.of("training.keep.nation"));
        nation.setItems(nations);
        nation.setItemLabelGenerator(one -> one + " " + one.displayName(Words.language()));
        nation.addValueChangeListener(chosen -> seats.setValue(iteration.kept().stream()
                .filter(one -> one.nation().equals(chosen.getValue()))
                .map(Iteration.Kept::seats)
                .findFirst()
                .orElse(0)));
        seats.setLabel(Words.of("training.keep.seats"));
        Button keep = primary("training.keep.verb");
        SideSheet sheet = new SideSheet(
                Words.of("training.iteration.keep"),
                column(new Paragraph(Words.of("training.keep.text")), nation, seats),
                keep);
        keep.addClickListener(click -> {
            nation.setInvalid(nation.getValue() == null);
            nation.setErrorMessage(Words.of("training.keep.nation.required"));
            Integer wanted = seats.getValue();
            if (nation.getValue() != null && wanted != null && wanted >= 0) {
                TrainingWords.attempt(() -> {
                    iterations.keep(iteration.id(), nation.getValue(), wanted);
                    sheet.close();
                    Notices.show(Words.of("training.saved"));
                    saved.run();
                });
            }
        });
        sheet.open();
        return sheet;
    }

    private SideSheet open(String title, String verb, Runnable work) {
        Button save = primary(verb);
        SideSheet sheet = new SideSheet(title, column(starts, ends, seats, until, place), save);
        save.addClickListener(click -> TrainingWords.attempt(() -> {
            if (data().isPresent()) {
                work.run();
                sheet.close();
            }
        }));
        sheet.open();
        return sheet;
    }

    private Optional<IterationData> data() {
        @Nullable LocalDate first = starts.getValue();
        @Nullable LocalDate last = ends.getValue();
        @Nullable Integer all = seats.getValue();
        boolean dated = first != null && last != null && !last.isBefore(first);
        starts.setInvalid(first == null);
        starts.setErrorMessage(Words.of("training.iteration.starts.required"));
        ends.setInvalid(!dated);
        ends.setErrorMessage(Words.of("training.iteration.ends.early"));
        boolean counted = all != null && all >= 0 && all <= IterationData.MOST_SEATS;
        seats.setInvalid(!counted);
        seats.setErrorMessage(Words.of("training.iteration.seats.bounds"));
        if (first == null || last == null || all == null || !dated || !counted) {
            return Optional.empty();
        }
        return Optional.of(new IterationData(
                first,
                last,
                place.getValue().isBlank() ? null : place.getValue().strip(),
                all,
                until.getValue()));
    }

    private static Div column(Component... fields) {
        Div column = new Div(fields);
        column.addClassName("sheet-column");
        return column;
    }

    private static Button primary(String words) {
        Button button = new Button(Words.of(words));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
