package org.entente.document;

import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * What a content is.
 *
 * @param otherThanNamed whether its name promises something else
 */
record ContentType(String mediaType, boolean otherThanNamed) {

    private static final Tika TIKA = new Tika(MimeTypes.getDefaultMimeTypes());
    private static final MediaTypeRegistry TYPES = MediaTypeRegistry.getDefaultRegistry();

    /** The content decides; the name only tells apart what begins alike, such as the kinds of text. */
    static ContentType of(byte[] beginning, String name) {
        String found = TIKA.detect(beginning, name);
        MediaType content = TYPES.normalize(MediaType.parse(found));
        MediaType promised = TYPES.normalize(MediaType.parse(TIKA.detect(name)));
        boolean kin = promised.equals(MediaType.OCTET_STREAM)
                || promised.equals(content)
                || TYPES.isSpecializationOf(promised, content)
                // What calls itself plain is not to be a page or a drawing, though these are texts too.
                || (!promised.equals(MediaType.TEXT_PLAIN) && TYPES.isSpecializationOf(content, promised));
        return new ContentType(found, !kin);
    }
}
