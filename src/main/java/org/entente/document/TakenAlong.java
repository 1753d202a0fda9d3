package org.entente.document;

import java.io.InputStream;

/**
 * A version on its way out of the portal.
 *
 * @param content decrypted as it is read; refuses to end if the stored bytes were changed. To be closed by its reader
 */
public record TakenAlong(String fileName, String mediaType, long size, InputStream content) {}
