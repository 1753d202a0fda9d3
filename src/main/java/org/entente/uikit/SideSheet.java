package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.BooleanSupplier;

/** A form at the side of the page. Esc closes it, after a question if something would be lost. */
public class SideSheet {

    private final Dialog dialog = new Dialog();
    private BooleanSupplier unsaved = () -> false;

    public SideSheet(String title, Component content, Component... footer) {
        dialog.addClassName("side-sheet");
        dialog.setHeaderTitle(title);
        dialog.setCloseOnOutsideClick(false);
        Button close = new Button(Icons.of("close"), click -> closeUnlessUnsaved());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(Words.of("uikit.sheet.close"));
        dialog.getHeader().add(close);
        dialog.add(content);
        dialog.getFooter().add(footer);
        dialog.addDialogCloseActionListener(asked -> closeUnlessUnsaved());
    }

    /** How the sheet knows that closing it would lose something. */
    public SideSheet unsaved(BooleanSupplier unsaved) {
        this.unsaved = unsaved;
        return this;
    }

    public void open() {
        dialog.open();
    }

    /** Closes without a question: what was typed is saved, or given up. */
    public void close() {
        dialog.close();
    }

    public boolean isOpened() {
        return dialog.isOpened();
    }

    /** Closes as Esc does: after a question if something would be lost. For a button that gives up. */
    public void closeUnlessUnsaved() {
        if (unsaved.getAsBoolean()) {
            new ConfirmQuestion(Words.of("uikit.sheet.unsaved"), Words.of("uikit.sheet.discard"), dialog::close)
                    .because(Words.of("uikit.sheet.unsaved.text"))
                    .destructive()
                    .open();
        } else {
            dialog.close();
        }
    }
}
