package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the portals of this JVM's tests keep files: beside the one database that speaks of them, and as new as that. */
public final class TestFiles {

    private static final Path DIRECTORY = create();

    private TestFiles() {}

    /** The directory, empty when this JVM began. */
    public static Path directory() {
        return DIRECTORY;
    }

    private static Path create() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "files")), "test-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
