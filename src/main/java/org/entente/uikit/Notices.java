package org.entente.uikit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages that do not stand in the way. */
public final class Notices {

    private static final int READ_MILLIS = 5000;

    private Notices() {}

    /** What was done. Goes by itself. */
    public static void show(String text) {
        notice(text, false);
    }

    /** What did not work, and what to do next. Stays until it is dismissed. */
    public static void error(String text) {
        notice(text, true);
    }

    private static void notice(String text, boolean error) {
        Notification notice = new Notification();
        Button dismiss = new Button(Icons.of("close"), click -> notice.close());
        dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        dismiss.setAriaLabel(Words.of("uikit.notice.dismiss"));
        Div row = new Div(Icons.of(error ? "alert" : "check"), new Span(text), dismiss);
        row.addClassName("notice");
        notice.add(row);
        notice.setPosition(Position.BOTTOM_START);
        notice.setDuration(error ? 0 : READ_MILLIS);
        notice.setAssertive(error);
        if (error) {
            notice.addThemeVariants(NotificationVariant.ERROR);
        }
        notice.open();
    }
}
