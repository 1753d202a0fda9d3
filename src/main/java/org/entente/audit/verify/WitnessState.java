package org.entente.audit.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What a witness remembers of one log, in a directory that one process at a time has. */
final class WitnessState implements Closeable {

    private final Path directory;
    private final FileChannel lock;

    private WitnessState(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws Unreadable if another process has it */
    static WitnessState open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.tryLock();
        if (held == null) {
            lock.close();
            throw new Unreadable("Another witness is at work in " + directory);
        }
        return new WitnessState(directory, lock);
    }

    /** The key that the log had when it was first seen. */
    Optional<VerifierKey> logKey() throws IOException {
        return read("log-key").map(bytes -> VerifierKey.parse(Note.text(bytes)));
    }

    void pin(VerifierKey logKey) throws IOException {
        write("log-key", (logKey + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The last checkpoint that was accepted. */
    Optional<Note> last() throws IOException {
        return read("checkpoint").map(Note::parse);
    }

    /** Is on the disk when it returns: what is cosigned after it is never forgotten. */
    void accept(Note checkpoint) throws IOException {
        write("checkpoint", checkpoint.bytes());
    }

    boolean forked() {
        return Files.exists(directory.resolve("forked"));
    }

    /** Keeps both signed notes, which together prove the fork to anybody. */
    void fork(Note before, Note after) throws IOException {
        write("forked", both(before, after));
    }

    /** Keeps both signed notes: the log had the larger one. */
    void shrank(Note before, Note after) throws IOException {
        write("shrank", both(before, after));
    }

    private static byte[] both(Note before, Note after) {
        byte[] line = "--\n".getBytes(StandardCharsets.UTF_8);
        byte[] one = before.bytes();
        byte[] other = after.bytes();
        return ByteBuffer.allocate(one.length + line.length + other.length)
                .put(one)
                .put(line)
                .put(other)
                .array();
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Optional<byte[]> read(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(Note.MOST_BYTES + 1));
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path beside = directory.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer whole = ByteBuffer.wrap(bytes);
            while (whole.hasRemaining()) {
                file.write(whole);
            }
            file.force(true);
        }
        Files.move(beside, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel self = FileChannel.open(directory)) {
            self.force(true);
        }
    }
}
