package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import org.entente.access.Sessions;
import org.entente.uikit.Words;

/** Tells the server that the person's hand moved, and the person that it has rested for long. */
@Tag("entente-activity")
@JavaScript("context://components/entente-activity.js")
final class ActivityWatch extends Component {

    ActivityWatch(Sessions sessions) {
        sessions.idleLimit().ifPresent(limit -> getElement().setAttribute("limit", Long.toString(limit.toSeconds())));
        getElement().setAttribute("warning", Words.of("shell.idle.warning"));
        getElement().addEventListener("entente-activity", moved -> sessions.active());
    }
}
