package org.entente.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.entente.access.Sessions;
import org.entente.uikit.Words;

/** Where a page goes whose session ended: it shows nothing, and the way back in. */
@Route(value = Sessions.SIGNED_OUT, autoLayout = false)
@AnonymousAllowed
class SignedOutView extends GatePage implements BeforeEnterObserver {

    /** Why one may come here; the address only picks the words, so what it says is nobody's but ours. */
    private static final List<String> REASONS = List.of("failed", "idle", "ended");

    SignedOutView() {
        super(Words.of("shell.signed-out.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String reason = REASONS.stream()
                .filter(event.getLocation().getQueryParameters().getParameters()::containsKey)
                .findFirst()
                .orElse("done");
        say(Words.of("shell.signed-out." + reason));
        Anchor again = new Anchor("", Words.of("shell.signed-out.again"));
        again.getElement().setAttribute("router-ignore", true);
        again.addClassNames("button-link", "primary");
        offer(again);
    }
}
