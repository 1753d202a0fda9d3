package org.entente.uikit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which languages whoever reads a page wants: the one chosen in the portal, if there is one, then the browser's in its order. */
@Component
public final class ReaderLanguages implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            VaadinRequest request = VaadinRequest.getCurrent();
            if (request != null) {
                OfBrowser wanted = new OfBrowser(Collections.list(request.getLocales()));
                ComponentUtil.setData(init.getUI(), OfBrowser.class, wanted);
            }
        });
    }

    /** From now on, the pages of this session are read in that language first; null for what the browser asks for. */
    public static void choose(VaadinSession session, @Nullable Locale language) {
        session.setAttribute(Chosen.class, language == null ? null : new Chosen(language));
    }

    static List<Locale> now() {
        UI page = UI.getCurrent();
        if (page == null) {
            return List.of(Locale.ENGLISH);
        }
        VaadinSession session = page.getSession();
        Chosen chosen = session == null ? null : session.getAttribute(Chosen.class);
        OfBrowser browser = ComponentUtil.getData(page, OfBrowser.class);
        return Stream.concat(
                        Stream.ofNullable(chosen).map(Chosen::language),
                        browser == null ? Stream.of(page.getLocale()) : browser.languages().stream())
                .toList();
    }

    private record Chosen(Locale language) {}

    private record OfBrowser(List<Locale> languages) {}
}
