package org.entente.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.entente.access.Sessions;
import org.entente.uikit.Words;

/** For a person whom Keycloak knows and who has no place in the portal. */
@Route(value = NoPlaceView.ROUTE, autoLayout = false)
@PermitAll
class NoPlaceView extends GatePage {

    static final String ROUTE = "no-place";

    NoPlaceView(Sessions sessions) {
        super(Words.of("shell.no-place.title"));
        say(Words.of("shell.no-place.what"));
        say(Words.of("shell.no-place.next"));
        offer(new Button(Words.of("shell.sign-out"), click -> sessions.signOut()));
    }
}
