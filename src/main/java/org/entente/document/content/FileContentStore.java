package org.entente.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Contents as files of a directory that belongs to the portal alone. */
final class FileContentStore implements ContentStore {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;

    /** @param root on the file system on which sealed files are made */
    FileContentStore(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root, OWNER_ONLY);
    }

    @Override
    public boolean contains(ContentKey key) {
        return Files.exists(file(key));
    }

    // A second name for the same file: it is there whole or not at all, and never in place of another.
    @Override
    public void keep(Path sealed, ContentKey key) throws IOException {
        Path file = file(key);
        Path directory = file.resolveSibling(".").normalize();
        Files.createDirectories(directory, OWNER_ONLY);
        try {
            Files.createLink(file, sealed);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        writeThrough(directory);
    }

    @Override
    public InputStream open(ContentKey key) throws IOException {
        return Files.newInputStream(file(key));
    }

    @Override
    public void remove(ContentKey key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    @Override
    public void forEach(Consumer<ContentKey> each) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .flatMap(file -> ContentKey.ofPath(root.relativize(file).toString()).stream())
                    .forEach(each);
        }
    }

    private Path file(ContentKey key) {
        return root.resolve(key.path());
    }

    private static void writeThrough(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
