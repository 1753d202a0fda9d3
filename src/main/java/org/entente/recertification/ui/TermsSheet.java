package org.entente.recertification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.recertification.Terms;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** How often members are confirmed, and how long there is to answer. */
class TermsSheet {

    private final IntegerField every = new IntegerField(Words.of("recertification.terms.every"));
    private final IntegerField answer = new IntegerField(Words.of("recertification.terms.answer"));
    private final Consumer<Terms> set;
    private final SideSheet sheet;

    TermsSheet(Terms now, Consumer<Terms> set) {
        this.set = set;
        field(every, now.everyDays(), Terms.SHORTEST, Terms.LONGEST);
        field(answer, now.answerDays(), Terms.SHORTEST_ANSWER, Terms.LONGEST_ANSWER);
        Button save = new Button(Words.of("recertification.terms.set"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(new Paragraph(Words.of("recertification.terms.text", Terms.GRACE_DAYS)), every, answer);
        content.addClassName("sheet-form");
        sheet = new SideSheet(Words.of("recertification.terms.title"), content, save)
                .unsaved(() -> !read().equals(Optional.of(now)));
    }

    void open() {
        sheet.open();
    }

    private static void field(IntegerField field, int value, int least, int most) {
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setHelperText(Words.of("recertification.terms.bounds", least, most));
        field.setValue(value);
        field.setWidthFull();
    }

    private void save() {
        Optional<Terms> wanted = read();
        every.setInvalid(outside(every, Terms.SHORTEST, Terms.LONGEST));
        every.setErrorMessage(Words.of("recertification.terms.bounds", Terms.SHORTEST, Terms.LONGEST));
        boolean bounds = outside(answer, Terms.SHORTEST_ANSWER, Terms.LONGEST_ANSWER);
        answer.setInvalid(bounds || !every.isInvalid() && wanted.isEmpty());
        answer.setErrorMessage(
                bounds
                        ? Words.of("recertification.terms.bounds", Terms.SHORTEST_ANSWER, Terms.LONGEST_ANSWER)
                        : Words.of("recertification.terms.longer"));
        wanted.ifPresent(terms -> {
            sheet.close();
            set.accept(terms);
        });
    }

    private static boolean outside(IntegerField field, int least, int most) {
        return field.getValue() == null || field.getValue() < least || field.getValue() > most;
    }

    private Optional<Terms> read() {
        if (outside(every, Terms.SHORTEST, Terms.LONGEST)
                || outside(answer, Terms.SHORTEST_ANSWER, Terms.LONGEST_ANSWER)
                || answer.getValue() > every.getValue()) {
            return Optional.empty();
        }
        return Optional.of(new Terms(every.getValue(), answer.getValue()));
    }
}
