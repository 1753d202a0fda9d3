package org.entente.message.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.entente.message.Message;
import org.entente.message.MessageVersion;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Shows what a message said before it was changed. */
final class VersionsSheet {

    private VersionsSheet() {}

    static void open(MessageDesk desk, Message message) {
        Div content = new Div(new Paragraph(
                Words.of(message.withdrawn() ? "message.versions.withdrawn.text" : "message.versions.text")));
        content.addClassName("message-versions");
        ScreenMarking.show(content, List.of(message.label()));
        for (MessageVersion version : desk.messages().versions(message.id())) {
            Div one = new Div(Times.dtg(version.writtenAt()), new Html(SafeMarkdown.html(version.text(), List.of())));
            one.addClassName("message-version");
            content.add(one);
        }
        SideSheet sheet = new SideSheet(Words.of("message.versions"), content);
        WhileThere.close(desk, message, content, sheet);
        sheet.open();
    }
}
