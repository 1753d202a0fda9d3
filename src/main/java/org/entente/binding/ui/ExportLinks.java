package org.entente.binding.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.binding.Exports;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way in which an object's page lets it be taken along, for those who may. */
@Component
public class ExportLinks {

    private final Exports exports;

    ExportLinks(Exports exports) {
        this.exports = exports;
    }

    /** A link for the head of a page; empty for those who only look. */
    public Optional<Anchor> button(ObjectKind kind, UUID id, WorkspaceId workspace) {
        if (!offered(workspace)) {
            return Optional.empty();
        }
        Anchor link = plain(kind, id);
        link.addComponentAsFirst(Icons.of("import"));
        link.addClassName("button-link");
        return Optional.of(link);
    }

    /** A link in words alone; whether to show it, {@link #offered} tells. */
    public Anchor plain(ObjectKind kind, UUID id) {
        Anchor link = new Anchor(new ExportDownload(exports, kind, id), "");
        link.add(new Span(Words.of("binding.export")));
        return link;
    }

    /** Whether the asker may take along what is in the workspace. */
    public boolean offered(WorkspaceId workspace) {
        return exports.allowedIn(workspace);
    }
}
