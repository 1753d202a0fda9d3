package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.audit.trail.AuditDirectory;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** What a question has to be told. */
class QuestionForm extends Div {

    private final QuestionAddress before;
    private final TextField object = id("review.question.object");
    private final TextField entry = id("review.question.entry");
    private final ComboBox<Who> who = new ComboBox<>(Words.of("review.question.who"));
    private final ComboBox<NationCode> nation = new ComboBox<>();
    private final DateTimePicker at = new DateTimePicker(Words.of("review.question.at"));
    private final Select<Period> period = new Select<>();

    QuestionForm(QuestionAddress before, AuditDirectory directory, Nations nations, Consumer<QuestionAddress> ask) {
        this.before = before;
        who.setItems(
                query -> directory.people(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream()
                        .map(Who::of));
        who.setItemLabelGenerator(Who::text);
        nation.setLabel(
                Words.of(before.ask() == Question.COULD ? "review.question.nation.more" : "review.question.nation"));
        nation.setItems(nations.list().stream().map(Nation::code).toList());
        nation.setItemLabelGenerator(code -> code + " " + code.displayName(Words.language()));
        nation.setClearButtonVisible(true);
        period.setLabel(Words.of("review.filter.period"));
        period.setItems(Period.values());
        period.setItemLabelGenerator(one -> Words.of("review.period." + one));
        fill(directory);
        Button button = new Button(Words.of("review.question.ask"), click -> {
            QuestionAddress question = question();
            if (complete(question)) {
                ask.accept(question);
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        addClassName("filter-bar");
        switch (before.ask()) {
            case SEEN -> add(object);
            case COULD -> add(object, at, nation);
            case DONE -> add(who, period);
            case DENIED -> add(entry);
            case TAKEN -> add(nation, period);
        }
        add(button);
    }

    private void fill(AuditDirectory directory) {
        object.setValue(text(before.object()));
        entry.setValue(text(before.entry()));
        who.setValue(Optional.ofNullable(before.who())
                .flatMap(directory::person)
                .map(Who::of)
                .orElse(null));
        nation.setValue(before.nation());
        period.setValue(before.period());
        if (before.at() != null) {
            at.setValue(LocalDateTime.ofInstant(before.at(), ZoneOffset.UTC));
        }
    }

    private QuestionAddress question() {
        @Nullable Who person = who.getValue();
        @Nullable LocalDateTime moment = at.getValue();
        return new QuestionAddress(
                before.ask(),
                uuid(object),
                person == null ? null : person.id(),
                nation.getValue(),
                uuid(entry),
                moment == null ? null : moment.toInstant(ZoneOffset.UTC),
                period.getValue());
    }

    private boolean complete(QuestionAddress question) {
        boolean complete = switch (question.ask()) {
            case SEEN, COULD -> question.object() != null;
            case DONE -> question.who() != null;
            case DENIED -> question.entry() != null;
            case TAKEN -> question.nation() != null;
        };
        object.setInvalid(!complete);
        entry.setInvalid(!complete);
        who.setInvalid(!complete);
        nation.setInvalid(!complete);
        who.setErrorMessage(Words.of("review.question.who.missing"));
        nation.setErrorMessage(Words.of("review.question.nation.missing"));
        return complete;
    }

    private static TextField id(String key) {
        TextField field = new TextField(Words.of(key));
        field.setMaxLength(40);
        field.addClassName("wide");
        field.setErrorMessage(Words.of("review.question.id.missing"));
        return field;
    }

    private static @Nullable UUID uuid(TextField field) {
        return PublicId.parse(field.getValue().strip().toLowerCase(Locale.ROOT)).orElse(null);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
