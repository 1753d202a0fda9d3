package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entente.message.Message;
import org.entente.message.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes in while a page shows it, to be entered: the first at once, and what follows within two minutes together, or when the page is
 * left.
 */
class LiveReads {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReads.class);
    private static final Duration TOGETHER = Duration.ofMinutes(2);

    private final Component page;
    private final Entered entered;
    private @Nullable MessageId first;
    private @Nullable MessageId last;
    private int rows;
    private boolean waiting;

    /** Enters messages from the first to the last, so many. */
    @FunctionalInterface
    interface Entered {
        void enter(MessageId first, MessageId last, int rows);
    }

    LiveReads(Component page, Entered entered) {
        this.page = page;
        this.entered = entered;
        page.addDetachListener(left -> enter());
    }

    /** One more is shown. One's own is entered where it is sent. */
    void add(Message message) {
        if (message.mine()) {
            return;
        }
        first = first == null ? message.id() : first;
        last = message.id();
        rows++;
        if (!waiting) {
            enter();
            waiting = true;
            page.getUI().ifPresent(this::later);
        }
    }

    private void later(UI ui) {
        CompletableFuture.delayedExecutor(TOGETHER.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    try {
                        ui.access(this::enter);
                    } catch (UIDetachedException e) {
                        LOG.debug("The page was left, and entered what it showed", e);
                    }
                });
    }

    private void enter() {
        waiting = false;
        MessageId from = first;
        MessageId to = last;
        if (from != null && to != null) {
            first = null;
            last = null;
            int shown = rows;
            rows = 0;
            entered.enter(from, to, shown);
        }
    }
}
