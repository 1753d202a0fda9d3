package org.entente.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps sealed contents under their keys. What is there under a key is whole, and never changes. */
public interface ContentStore {

    boolean contains(ContentKey key) throws IOException;

    /**
     * Keeps a sealed file under a key, all of it or nothing; does nothing if something is there. The file stays where it is.
     *
     * @param sealed whole, and written through to the disk
     */
    void keep(Path sealed, ContentKey key) throws IOException;

    /** @throws IOException if nothing is there, or it cannot be read */
    InputStream open(ContentKey key) throws IOException;

    /** Removes what is there under a key, if anything is. */
    void remove(ContentKey key) throws IOException;

    /** Calls the consumer with every key that there is. */
    void forEach(Consumer<ContentKey> each) throws IOException;
}
