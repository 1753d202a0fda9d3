package org.entente.recertification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.entente.recertification.Line;
import org.entente.recertification.Recertifications;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** Says what it means to withdraw a member, and asks why. */
class WithdrawSheet {

    private final TextArea reason = new TextArea(Words.of("recertification.reason"));
    private final SideSheet sheet;

    WithdrawSheet(Line line, Consumer<String> withdraw) {
        reason.setMaxLength(Recertifications.REASON_LENGTH);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Words.of("recertification.reason.help"));
        Button withdrawn = new Button(Words.of("recertification.withdraw.admission"));
        withdrawn.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        withdrawn.addClickListener(click -> {
            boolean missing = reason.getValue().isBlank();
            reason.setErrorMessage(Words.of("recertification.reason.required"));
            reason.setInvalid(missing);
            if (!missing) {
                close();
                withdraw.accept(reason.getValue());
            }
        });
        Div content = new Div(new Paragraph(Words.of("recertification.withdraw.consequence", line.name())), reason);
        content.addClassName("sheet-form");
        sheet = new SideSheet(Words.of("recertification.withdraw.question", line.name()), content, withdrawn)
                .unsaved(() -> !reason.isEmpty());
    }

    void open() {
        sheet.open();
    }

    private void close() {
        sheet.close();
    }
}
