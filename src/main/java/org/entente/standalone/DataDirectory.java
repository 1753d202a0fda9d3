package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Everything an installation keeps, under one directory that one portal at a time holds. Opening it locks it, and
 * refuses when another portal has it, when it cannot be written or when the disk is nearly full.
 */
final class DataDirectory implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long SPACE_AT_FIRST = 2048 * MEBIBYTE;
    private static final long SPACE_LATER = 200 * MEBIBYTE;

    private final Path root;
    private final FileChannel lockFile;
    private final Secrets secrets;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
        this.secrets = new Secrets(root.resolve("secrets"));
    }

    static DataDirectory open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            boolean first = !Files.exists(root.resolve("postgres"));
            for (String part : new String[] {"secrets", "run", "logs", "software"}) {
                createPrivate(root.resolve(part));
            }
            FileChannel lockFile = lock(root);
            requireSpace(root, Files.getFileStore(root).getUsableSpace(), first ? SPACE_AT_FIRST : SPACE_LATER);
            return new DataDirectory(root, lockFile);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data directory %s cannot be written (%s). Give its owner the right to, or choose another with --data DIR."
                            .formatted(root, e.getClass().getSimpleName()),
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path files() {
        return root.resolve("files");
    }

    /** The last state of the audit log that the portal saw. */
    Path auditCheckpoint() {
        return root.resolve("audit-checkpoint");
    }

    Path run() {
        return root.resolve("run");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path software() {
        return root.resolve("software");
    }

    /** Removes what the portal and Keycloak have kept; secrets and software stay. */
    void beginAnew() {
        try {
            Distribution.deleteTree(files());
            Distribution.deleteTree(postgres());
            // The next log is another.
            Files.deleteIfExists(auditCheckpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireSpace(Path root, long usable, long needed) {
        if (usable < needed) {
            throw new StartRefused(
                    "The disk that holds %s has %d MB left and %d MB are needed. Free some space, or choose another place with --data DIR."
                            .formatted(root, usable / MEBIBYTE, needed / MEBIBYTE));
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which is as much another portal as any.
        }
        if (lock == null) {
            channel.close();
            throw new StartRefused(
                    "Another portal is already running on %s. Stop it first, or choose another place with --data DIR."
                            .formatted(root));
        }
        return channel;
    }
}
