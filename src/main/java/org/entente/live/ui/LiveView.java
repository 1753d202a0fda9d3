package org.entente.live.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.Consumer;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a page true to what others change while it is open. */
public final class LiveView {

    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);

    private LiveChanges.@Nullable Subscription subscription;

    private LiveView() {}

    /**
     * Hears the changes of a topic from the time that the view is put on a page until it is taken off.
     *
     * @param heard is run on the page, as the person whose page it is, who reads again what is there for them now
     */
    public static void listen(Component view, LiveChanges changes, String topic, Consumer<Change> heard) {
        LiveView live = new LiveView();
        view.addAttachListener(attached -> {
            UI page = attached.getUI();
            live.close();
            live.subscription = changes.subscribe(
                    topic,
                    change -> deliver(page, () -> {
                        // It may have been taken off while the change was on its way: by whoever made the change and
                        // went on.
                        if (view.isAttached()) {
                            heard.accept(change);
                        }
                    }));
        });
        view.addDetachListener(detached -> live.close());
    }

    private static void deliver(UI page, Runnable work) {
        try {
            page.access(work::run);
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while a change was on its way to it", e);
        }
    }

    private void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
