package org.entente.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.Hold;

/** Asks why everything in a workspace is to be kept. */
final class HoldSheet {

    private final TextArea reason = new TextArea(Words.of("workspace.hold.reason"));
    private final Consumer<String> hold;
    private final SideSheet sheet;

    /** @param hold is given the reason */
    HoldSheet(Consumer<String> hold) {
        this.hold = hold;
        reason.setHelperText(Words.of("workspace.hold.reason.help"));
        reason.setMaxLength(Hold.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setMinRows(3);
        reason.setWidthFull();
        Button save = new Button(Words.of("workspace.hold.set"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(new Paragraph(Words.of("workspace.hold.text")), reason);
        form.addClassName("retention-form");
        sheet = new SideSheet(Words.of("workspace.hold.title"), form, save)
                .unsaved(() -> !reason.getValue().isBlank());
    }

    void open() {
        sheet.open();
    }

    private void save() {
        boolean missing = reason.getValue().isBlank();
        reason.setInvalid(missing);
        reason.setErrorMessage(missing ? Words.of("workspace.hold.reason.missing") : "");
        if (!missing) {
            hold.accept(reason.getValue());
            sheet.close();
        }
    }
}
