package org.entente.uikit;

import com.vaadin.flow.component.icon.SvgIcon;

/** The portal's icons: one family, all in {@code icons/symbols.svg}. An icon stands beside a text or gets a label. */
public final class Icons {

    private static final String SYMBOLS = "icons/symbols.svg";

    private Icons() {}

    /** An icon by the id of its symbol, hidden from those who listen. */
    public static SvgIcon of(String name) {
        SvgIcon icon = new SvgIcon(SYMBOLS, name);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
