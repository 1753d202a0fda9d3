package org.entente.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.entente.message.Message;
import org.entente.message.MessageData;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** In which an author changes what a message says. */
final class EditSheet {

    private EditSheet() {}

    static void open(MessageDesk desk, Message message) {
        TextArea text = new TextArea(Words.of("message.text"));
        text.setValue(message.text());
        text.setMaxLength(MessageData.LONGEST);
        text.setMinRows(6);
        text.setWidthFull();
        Div content = new Div(new Paragraph(Words.of("message.edit.text")), text);
        ScreenMarking.show(content, List.of(message.label()));
        Button save = new Button(Words.of("message.edit.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("message.edit.title"), content, save);
        WhileThere.close(desk, message, content, sheet);
        sheet.unsaved(() -> !text.getValue().equals(message.text()));
        save.addClickListener(click -> {
            if (text.getValue().isBlank()) {
                text.setErrorMessage(Words.of("message.edit.empty"));
                text.setInvalid(true);
            } else if (MessageWords.attempt(
                    () -> desk.messages().edit(message.id(), message.version(), text.getValue()))) {
                sheet.close();
                Notices.show(Words.of("message.edit.saved"));
            }
        });
        sheet.open();
    }
}
