package org.entente.document.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A content that has come in and is sealed, but not kept: closing it forgets it. */
public final class Incoming implements AutoCloseable {

    private final ContentStore store;
    private final Path file;
    private final SealedContent.Sealed sealed;
    private final byte[] beginning;

    Incoming(ContentStore store, Path file, SealedContent.Sealed sealed, byte[] beginning) {
        this.store = store;
        this.file = file;
        this.sealed = sealed;
        this.beginning = beginning;
    }

    public ContentKey key() {
        return sealed.key();
    }

    /** In bytes, as it came. */
    public long size() {
        return sealed.size();
    }

    /** The SHA-384 of it, as it came. */
    public byte[] sha384() {
        return sealed.sha384().clone();
    }

    /** The same, sealed: {@link Contents#sha384} opens it. */
    public byte[] sealedSha384() {
        return sealed.sealedSha384().clone();
    }

    /** As much of its beginning as tells its type. */
    public byte[] beginning() {
        return beginning.clone();
    }

    /** Keeps it under its key, whole; does nothing if that is there. */
    public void keep() throws IOException {
        store.keep(file, sealed.key());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
