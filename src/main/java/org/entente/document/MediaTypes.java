package org.entente.document;

import java.util.Set;

/** The types that the portal shows itself: those of which it makes pictures, so that nothing of the file reaches a browser. */
final class MediaTypes {

    static final String PDF = "application/pdf";

    private static final Set<String> VIEWABLE = Set.of(PDF, "image/png", "image/jpeg", "image/gif", "image/bmp");

    private MediaTypes() {}

    static boolean viewable(String mediaType) {
        return VIEWABLE.contains(mediaType);
    }
}
