package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A version on its way out of the portal.
 *
 * @param binding ties its label to it: to stand beside it in a file, or in the header of the response
 * @param content decrypted as it is read; refuses to end if the stored bytes were changed. to be closed
 * @param again the same content, read anew
 * @param binder ties its label to something else that holds it
 */
@SuppressWarnings("ArrayRecordComponent")
public record TakenAlong(
        String fileName, String mediaType, long size, byte[] binding, InputStream content, Again again, Binder binder)
        implements AutoCloseable {

    /** Reads a content anew; to be closed. */
    @FunctionalInterface
    public interface Again {
        InputStream open() throws IOException;
    }

    /** Makes the header that ties the version's label to bytes with that SHA-384; empty where it would be too long. */
    @FunctionalInterface
    public interface Binder {
        Optional<String> header(String fileName, String mediaType, byte[] sha384);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
