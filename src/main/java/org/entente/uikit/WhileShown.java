package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.function.Function;

/** Listening that lasts as long as a component is on a page. */
public final class WhileShown {

    private WhileShown() {}

    /**
     * Listens from the time that the component is put on a page until it is taken off.
     *
     * @param source begins to listen: it may call what it is given on any thread, until its registration is removed
     * @param then is run for each call, on the page and as the person whose page it is
     */
    public static void listen(Component component, Function<Runnable, Registration> source, Runnable then) {
        component.addAttachListener(attached -> {
            Runnable onPage = attached.getUI().accessLater(then::run, () -> {});
            Registration listening = source.apply(onPage);
            component.addDetachListener(detached -> {
                detached.unregisterListener();
                listening.remove();
            });
        });
    }
}
