package org.entente.uikit;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the side navigation.
 *
 * @param href the route, without a leading slash
 * @param icon the id of a symbol, see {@link Icons}
 * @param order entries stand by rising order; those of a section stand where its first one does
 * @param section the heading it stands under; none if null
 * @param waiting how many things wait there for this person; 0 shows nothing
 */
public record NavigationItem(
        String text,
        String href,
        String icon,
        int order,
        @Nullable String section,
        int waiting) {

    /** An entry where nothing waits. */
    public NavigationItem(String text, String href, String icon, int order, @Nullable String section) {
        this(text, href, icon, order, section, 0);
    }
}
