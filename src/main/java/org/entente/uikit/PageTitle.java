package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.function.Consumer;

/** The title of an open page, where what it shows is renamed while it is open. */
public final class PageTitle {

    private PageTitle() {}

    /** Gives the page that the view stands on another title: in the browser's tab and in the frame. */
    public static void change(Component view, String title) {
        view.getUI().ifPresent(page -> {
            page.getPage().setTitle(title);
            ComponentUtil.fireEvent(page, new Changed(page, title));
        });
    }

    /** Calls the listener with each title that the page is given after it was opened. */
    public static Registration listen(UI page, Consumer<String> listener) {
        ComponentEventListener<Changed> heard = changed -> listener.accept(changed.title);
        return ComponentUtil.addListener(page, Changed.class, heard);
    }

    /** A page has another title. */
    private static final class Changed extends ComponentEvent<UI> {

        private final String title;

        Changed(UI source, String title) {
            super(source, false);
            this.title = title;
        }
    }
}
