package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.Words;

/** The time that all of them share. The browser ticks; the server's time corrects a browser whose clock is wrong. */
@Tag("entente-clock")
@JavaScript("context://components/entente-clock.js")
final class ZuluClock extends Component {

    ZuluClock() {
        Instant now = Instant.now();
        getElement()
                .setAttribute("now", Long.toString(now.toEpochMilli()))
                .setAttribute("role", "timer")
                .setAttribute("aria-label", Words.of("shell.clock"))
                .setAttribute("title", Words.of("shell.clock"));
        getElement().setText(DateTimeGroup.format(now));
    }
}
