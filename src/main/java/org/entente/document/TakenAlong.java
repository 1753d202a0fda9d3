package org.entente.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * A version on its way out of the portal.
 *
 * @param binding ties its label to it: to stand beside it in a file, or in the header of the response
 * @param content decrypted as it is read; refuses to end if the stored bytes were changed. to be closed
 */
@SuppressWarnings("ArrayRecordComponent")
public record TakenAlong(String fileName, String mediaType, long size, byte[] binding, InputStream content)
        implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
