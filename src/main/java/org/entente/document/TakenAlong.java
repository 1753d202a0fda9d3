package org.entente.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * A version on its way out of the portal.
 *
 * @param content decrypted as it is read; refuses to end if the stored bytes were changed. to be closed
 */
public record TakenAlong(String fileName, String mediaType, long size, InputStream content) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
