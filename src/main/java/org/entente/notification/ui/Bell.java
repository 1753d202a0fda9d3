package org.entente.notification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.entente.uikit.Icons;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How much waits for the member, on every page; it opens the list of it: a sheet, or a page of its own on a phone. */
final class Bell extends Div {

    private static final int MOST_SHOWN = 99;
    private static final int MOST_LISTED = 50;

    private final Waits waits;
    private final Button button = new Button(Icons.of("bell"));
    private final Span count = new Span();
    private int shown = -1;
    private @Nullable SideSheet sheet;

    Bell(Waits waits) {
        this.waits = waits;
        addClassName("bell");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.addClickListener(click -> open());
        count.addClassName("waiting-count");
        count.getElement().setAttribute("aria-hidden", "true");
        add(button, count);
        show();
        waits.follow(this, this::show);
    }

    // What is as it was sends nothing to the browser.
    private void show() {
        int now = waits.count();
        if (now == shown) {
            return;
        }
        shown = now;
        count.setVisible(now > 0);
        count.setText(now > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(now));
        String says = waits.inWords(now);
        button.setAriaLabel(says);
        button.setTooltipText(says);
    }

    private void open() {
        if (PhoneCards.isPhone()) {
            UI.getCurrentOrThrow().navigate(NotificationsView.ROUTE);
        } else if (sheet == null || !sheet.isOpened()) {
            SideSheet opened =
                    new SideSheet(Words.of("notification.bell"), waits.list(MOST_LISTED, false, this::close));
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
