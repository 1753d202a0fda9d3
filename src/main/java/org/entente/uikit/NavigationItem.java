package org.entente.uikit;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the side navigation.
 *
 * @param href the route, without a leading slash
 * @param icon the id of a symbol, see {@link Icons}
 * @param order entries stand by rising order; those of a section stand where its first one does
 * @param section the heading it stands under; none if null
 */
public record NavigationItem(
        String text,
        String href,
        String icon,
        int order,
        @Nullable String section) {}
