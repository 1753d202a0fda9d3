package org.entente;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/**
 * What every page of the portal begins with. Push takes WebSocket down and plain requests up, because what comes up a WebSocket
 * passes no servlet filter.
 */
@Push(value = PushMode.AUTOMATIC, transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://styles/entente.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class PageShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "icons/entente.svg");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("robots", "noindex, nofollow");
    }
}
