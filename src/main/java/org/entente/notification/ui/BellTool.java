package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import org.entente.uikit.HeaderTool;

/** Puts the bell into the header of those for whom something can wait. */
@org.springframework.stereotype.Component
class BellTool implements HeaderTool {

    private final Waiting waiting;

    BellTool(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean shown() {
        return waiting.hasPlace();
    }

    @Override
    public Component content() {
        return new Bell(waiting.mine());
    }
}
