package org.entente.uikit;

import com.vaadin.flow.component.Component;
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
    private static final int UNDO_MILLIS = 10_000;

    private Notices() {}

    /** What was done. Goes by itself. */
    public static void show(String text) {
        notice(text, false);
    }

    /** What was done, and the way to undo it while the notice is there. */
    public static void show(String text, String verb, Runnable undo) {
        Button back = new Button(verb);
        back.addThemeVariants(ButtonVariant.SMALL);
        Notification notice = notice(text, false, back);
        notice.setDuration(UNDO_MILLIS);
        back.addClickListener(click -> {
            notice.close();
            undo.run();
        });
    }

    /** What did not work, and what to do next. Stays until it is dismissed. */
    public static void error(String text) {
        notice(text, true);
    }

    private static Notification notice(String text, boolean error, Component... actions) {
        Notification notice = new Notification();
        Button dismiss = new Button(Icons.of("close"), click -> notice.close());
        dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        dismiss.setAriaLabel(Words.of("uikit.notice.dismiss"));
        Div row = new Div(Icons.of(error ? "alert" : "check"), new Span(text));
        row.add(actions);
        row.add(dismiss);
        row.addClassName("notice");
        notice.add(row);
        notice.setPosition(Position.BOTTOM_START);
        notice.setDuration(error ? 0 : READ_MILLIS);
        notice.setAssertive(error);
        if (error) {
            notice.addThemeVariants(NotificationVariant.ERROR);
        }
        notice.open();
        return notice;
    }
}
