package org.entente.message.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.entente.message.Conversation;
import org.entente.message.Message;
import org.entente.shared.SubjectKind;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Subject;
import org.entente.uikit.Words;

/** The files of a message; its author adds some. */
final class MessageFiles {

    private MessageFiles() {}

    static void open(MessageDesk desk, Conversation conversation, Message message) {
        Div content = new Div(desk.files()
                .about(new Subject(
                        SubjectKind.MESSAGE,
                        message.id().value(),
                        conversation.workspace(),
                        MessageWords.name(conversation),
                        message.label(),
                        conversation.writable() && message.mine())));
        content.addClassName("message-files");
        ScreenMarking.show(content, List.of(message.label()));
        SideSheet sheet = new SideSheet(Words.of("message.files"), content);
        WhileThere.close(desk, message, content, sheet);
        sheet.open();
    }
}
