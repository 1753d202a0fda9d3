package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import org.entente.live.ui.LiveView;
import org.entente.message.Message;
import org.entente.message.MessageChange;
import org.entente.message.Messages;
import org.entente.uikit.SideSheet;

/** Closes a sheet about a message, without a question, once that is not there any more for whoever has it open. */
final class WhileThere {

    private WhileThere() {}

    static void close(MessageDesk desk, Message message, Component content, SideSheet sheet) {
        LiveView.listen(content, desk.changes(), Messages.TOPIC, change -> {
            boolean concerned = MessageChange.of(change)
                    .map(which -> which.conversation().equals(message.conversation()))
                    .orElse(true);
            if (concerned && desk.messages().again(message.id()).isEmpty()) {
                sheet.close();
            }
        });
    }
}
