package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.watching.Alert;
import org.entente.watching.Alerts;

/** Asks why an alert needs no more. */
class AcknowledgeSheet {

    private final TextArea note = new TextArea(Words.of("review.alert.note"));
    private final SideSheet sheet;

    /** @param acknowledge takes the alert and the note */
    AcknowledgeSheet(Alert alert, BiConsumer<Alert, String> acknowledge) {
        note.setMaxLength(Alerts.LONGEST_NOTE);
        note.setRequiredIndicatorVisible(true);
        note.setHelperText(Words.of("review.alert.note.help"));
        note.setWidthFull();
        note.addValueChangeListener(changed -> note.setInvalid(false));
        Button done = new Button(Words.of("review.alert.acknowledge"));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(new Paragraph(AlertWords.why(alert)), AlertWords.entries(alert), note);
        content.addClassName("alert-answer");
        sheet = new SideSheet(AlertWords.rule(alert.rule()), content, done).unsaved(() -> !note.isEmpty());
        done.addClickListener(click -> {
            String text = note.getValue().strip();
            note.setErrorMessage(Words.of("review.alert.note.missing"));
            note.setInvalid(text.isEmpty());
            if (!text.isEmpty()) {
                sheet.close();
                acknowledge.accept(alert, text);
            }
        });
    }

    void open() {
        sheet.open();
        note.focus();
    }
}
