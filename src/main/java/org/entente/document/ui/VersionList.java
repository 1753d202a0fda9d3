package org.entente.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.IntConsumer;
import org.entente.document.Document;
import org.entente.document.DocumentId;
import org.entente.document.DocumentVersion;
import org.entente.document.Documents;
import org.entente.uikit.Icons;
import org.entente.uikit.NationBadge;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** All versions of a document, newest first, and what can be done with each. */
class VersionList extends UnorderedList {

    /**
     * @param shown the number of the version that is looked at
     * @param restore makes a version the newest again; not offered where the reader may not
     */
    VersionList(Documents documents, Document document, int shown, boolean writable, IntConsumer restore) {
        addClassName("version-list");
        for (DocumentVersion version : document.versions()) {
            DocumentId id = document.summary().id();
            Anchor look = new Anchor(
                    DocumentNavigation.version(id, version.number()),
                    Words.of("document.version.number", String.valueOf(version.number())));
            look.addClassName("plan-link");
            if (version.number() == shown) {
                look.getElement().setAttribute("aria-current", "true");
            }
            DocumentVersion.Content content = version.content();
            Div what = new Div(look);
            if (content == null) {
                what.add(new Span(Words.of("document.version.expired")));
            } else {
                what.add(new Span(DocumentWords.type(content.mediaType())));
                if (content.otherThanNamed()) {
                    what.add(new StatusBadge(Words.of("document.other"), Tone.WARNING));
                }
                what.add(new Span(DocumentWords.bytes(content.size())));
            }
            what.addClassName("version-what");
            Div who = new Div(Times.dtg(version.storedAt()));
            if (version.storedBy() != null) {
                who.add(new Span(version.storedBy()));
            }
            if (version.nation() != null) {
                who.add(new NationBadge(version.nation()));
            }
            who.addClassNames("version-who", "muted");
            ListItem item = new ListItem(what, who);
            Div actions = new Div();
            actions.addClassName("version-actions");
            if (content != null && document.retainable()) {
                actions.add(download(documents, id, version.number()));
            }
            if (content != null
                    && writable
                    && version.number() != document.summary().number()) {
                Button again = new Button(Words.of("document.restore"), click -> restore.accept(version.number()));
                again.addThemeVariants(ButtonVariant.SMALL);
                actions.add(again);
            }
            if (actions.getChildren().findAny().isPresent()) {
                item.add(actions);
            }
            add(item);
        }
    }

    private static Anchor download(Documents documents, DocumentId id, int number) {
        Anchor download = new Anchor(new FileDownload(documents, id, number, FileDownload.Form.ALONE), "");
        download.add(Icons.of("import"), new Span(Words.of("document.download")));
        download.getElement().setAttribute("aria-label", Words.of("document.download.version", String.valueOf(number)));
        download.addClassName("version-download");
        return download;
    }
}
