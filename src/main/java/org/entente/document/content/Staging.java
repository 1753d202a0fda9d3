package org.entente.document.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where contents are sealed before they are kept. Each portal has a directory of its own and holds its lock as long as it runs:
 * what lies in one that nobody holds was left by a portal that is gone, and is removed at the next start of any.
 */
final class Staging implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path own;
    private final FileChannel lock;

    private Staging(Path own, FileChannel lock) {
        this.own = own;
        this.lock = lock;
    }

    /** Takes a directory below the root, and removes those of portals that are gone. */
    static Staging open(Path root) throws IOException {
        Files.createDirectories(root, FileContentStore.OWNER_ONLY);
        // One portal at a time starts here, or one would take another's for abandoned before it is locked.
        synchronized (Staging.class) {
            try (FileChannel starting = channel(root.resolve(LOCK));
                    FileLock held = starting.lock()) {
                Path own =
                        Files.createDirectory(root.resolve(UUID.randomUUID().toString()), FileContentStore.OWNER_ONLY);
                FileChannel lock = channel(own.resolve(LOCK));
                lock.lock();
                for (Path other : directories(root)) {
                    if (!other.equals(own) && isAbandoned(other)) {
                        empty(other);
                    }
                }
                return new Staging(own, lock);
            }
        }
    }

    /** A place for a new file. */
    Path newFile() {
        return own.resolve(UUID.randomUUID().toString());
    }

    Path directory() {
        return own;
    }

    @Override
    public void close() throws IOException {
        synchronized (Staging.class) {
            lock.close();
            empty(own);
        }
    }

    private static List<Path> directories(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private static boolean isAbandoned(Path directory) throws IOException {
        try (FileChannel channel = channel(directory.resolve(LOCK))) {
            @Nullable FileLock free = channel.tryLock();
            return free != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return false;
        }
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
