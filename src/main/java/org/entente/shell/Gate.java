package org.entente.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import org.entente.access.CurrentMember;
import org.entente.access.Sessions;

/**
 * Lets nobody in who has no place here or has not accepted the notice yet. It stands before the check of roles, so that its
 * visitors are sent on and not entered as denied.
 */
@ListenerPriority(1000)
final class Gate implements BeforeEnterListener {

    private static final String WANTED = Gate.class.getName() + ".wanted";

    private final transient CurrentMember members;
    private final transient Sessions sessions;

    Gate(CurrentMember members, Sessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Class<?> target = event.getNavigationTarget();
        if (target == SignedOutView.class || !members.isSignedIn()) {
            return;
        }
        if (members.find().isEmpty()) {
            if (target != NoPlaceView.class) {
                event.forwardTo(NoPlaceView.class);
            }
        } else if (!sessions.noticeAccepted()) {
            if (target != NoticeView.class) {
                VaadinSession.getCurrent().setAttribute(WANTED, wanted(event.getLocation()));
                event.forwardTo(NoticeView.class);
            }
        } else if (target == NoticeView.class || target == NoPlaceView.class) {
            event.forwardTo(HomeView.class);
        }
    }

    // Without what Spring Security adds to the address that it returns to after sign-in.
    private static Location wanted(Location location) {
        return new Location(location.getPath(), location.getQueryParameters().excluding("continue"));
    }

    /** Goes where the person wanted to go: a route of this portal, since only the router remembers it. */
    static void enter(UI page) {
        VaadinSession session = page.getSession();
        Location wanted = session.getAttribute(WANTED) instanceof Location known ? known : new Location("");
        session.setAttribute(WANTED, null);
        page.navigate(wanted.getPath(), wanted.getQueryParameters());
    }
}
