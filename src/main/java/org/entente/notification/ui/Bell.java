package org.entente.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.shared.MemberId;
import org.entente.uikit.Icons;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How much waits for the member, on every page; it opens the list of it: a sheet, or a page of its own on a phone. */
final class Bell extends Div {

    private static final int MOST_SHOWN = 99;
    private static final int MOST_LISTED = 50;

    private final Notifications notifications;
    private final LiveChanges changes;
    private final MemberId member;
    private final Button button = new Button(Icons.of("bell"));
    private final Span count = new Span();
    private int unread = -1;
    private @Nullable SideSheet sheet;

    Bell(Notifications notifications, LiveChanges changes, MemberId member) {
        this.notifications = notifications;
        this.changes = changes;
        this.member = member;
        addClassName("bell");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.addClickListener(click -> open());
        count.addClassName("waiting-count");
        count.getElement().setAttribute("aria-hidden", "true");
        add(button, count);
        show();
        WaitingChanges.follow(this, changes, member, this::show);
    }

    // What is as it was sends nothing to the browser.
    private void show() {
        int now = notifications.unread();
        if (now == unread) {
            return;
        }
        unread = now;
        count.setVisible(now > 0);
        count.setText(now > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(now));
        String says = now == 0 ? Words.of("notification.bell") : Words.of("notification.bell.unread", now);
        button.setAriaLabel(says);
        button.setTooltipText(says);
    }

    private void open() {
        if (PhoneCards.isPhone()) {
            UI.getCurrentOrThrow().navigate(NotificationsView.ROUTE);
        } else if (sheet == null || !sheet.isOpened()) {
            SideSheet opened = new SideSheet(
                    Words.of("notification.bell"),
                    new NotificationList(notifications, changes, member, MOST_LISTED, false, this::close));
            sheet = opened;
            opened.open();
        }
    }

    private void close() {
        if (sheet != null) {
            sheet.close();
        }
    }
}
