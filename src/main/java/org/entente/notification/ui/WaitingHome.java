package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** On the start page: what waits for whoever opens it. */
@org.springframework.stereotype.Component
class WaitingHome implements HomeSection {

    private static final int SHOWN = 6;

    private final Waiting waiting;

    WaitingHome(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public String title() {
        return Words.of("notification.home");
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean shown() {
        return waiting.hasPlace();
    }

    @Override
    public Component content() {
        Anchor all = new Anchor(NotificationsView.ROUTE, Words.of("notification.all"));
        Div content = new Div(waiting.mine().list(SHOWN, true, () -> {}), all);
        content.addClassName("home-list");
        return content;
    }
}
