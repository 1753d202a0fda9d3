package org.entente.audit.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.audit.proof.LogTrouble;
import org.jspecify.annotations.Nullable;

/**
 * The last checkpoint that this node signed, kept in a file outside of the database. A log in the database that was cut, or put back to
 * an older state, is found by it also where no witness looks. Whoever has the file as well as the database can deceive it; only witnesses
 * are beyond that.
 */
final class LogAnchor implements AutoCloseable {

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final Path file;
    private final LogKeys keys;
    private final LogTroubles troubles;
    private final Clock clock;
    private final AtomicReference<@Nullable Seen> last = new AtomicReference<>();
    private @Nullable Seen written;
    private Instant writtenAt = Instant.MIN;

    /** A checkpoint that was signed with the log's key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Seen(long size, byte[] root, String note) {}

    /** Reads what was kept. A file that is none any more is put aside, and told of. */
    LogAnchor(Path file, LogKeys keys, LogTroubles troubles, Clock clock) {
        this.file = file;
        this.keys = keys;
        this.troubles = troubles;
        this.clock = clock;
        if (Files.exists(file)) {
            try {
                Seen kept = read(Files.readString(file));
                last.set(kept);
                written = kept;
            } catch (IOException | IllegalArgumentException e) {
                unreadable(e);
            }
        }
    }

    Optional<Seen> last() {
        return Optional.ofNullable(last.get());
    }

    /**
     * Whether a tree continues what was seen.
     *
     * @param tiles of the tree
     * @throws BrokenLog if it does not, which says how
     */
    void judge(TileTree tree, SealedTiles tiles) {
        Seen seen = last.get();
        if (seen == null) {
            return;
        }
        if (tree.size() < seen.size()) {
            throw new BrokenLog(
                    LogTrouble.SHORTER,
                    "The log has %d entries, and had %d by %s: it was cut, or restored from an old backup"
                            .formatted(tree.size(), seen.size(), file));
        }
        byte[] root = tree.size() == seen.size()
                ? tree.root()
                : new TileTree(seen.size(), tile -> tiles.find(tile, TileTree.width(tile, seen.size()))).root();
        if (!Arrays.equals(root, seen.root())) {
            throw new BrokenLog(
                    LogTrouble.FORKED,
                    "The log of %d entries does not continue that of %d entries in %s"
                            .formatted(tree.size(), seen.size(), file));
        }
    }

    /** The beginning of a tile. */
    interface SealedTiles {

        byte @Nullable [] find(TileTree.TileId tile, int width);
    }

    /** A checkpoint that was committed. */
    void saw(SealRepository.Checkpoint signed) {
        last.accumulateAndGet(
                new Seen(signed.size(), signed.root(), signed.note()),
                (before, now) -> before == null
                                || before.size() < Objects.requireNonNull(now).size()
                        ? now
                        : before);
    }

    /** Writes what was seen to the disk, at most once a second: what a power cut takes away is no more than that. */
    synchronized void keep() {
        Seen seen = last.get();
        Instant now = clock.instant();
        if (seen == null || seen == written || now.isBefore(writtenAt.plus(BETWEEN_WRITES))) {
            return;
        }
        writtenAt = now;
        write(seen);
    }

    /** Writes what was seen last, whenever that was. */
    @Override
    public synchronized void close() {
        Seen seen = last.get();
        if (seen != null && seen != written) {
            write(seen);
        }
    }

    /** Takes another checkpoint than the last one, which is kept beside it, for the last one from now on. */
    synchronized void accept(SealRepository.@Nullable Checkpoint restored) {
        Seen before = last.get();
        try {
            if (before != null) {
                replace(beside(".before-" + before.size()), before.note());
            }
        } catch (IOException e) {
            notKept(e);
        }
        Seen now = restored == null ? null : new Seen(restored.size(), restored.root(), restored.note());
        last.set(now);
        if (now != null) {
            write(now);
        }
    }

    private void write(Seen seen) {
        try {
            replace(file, seen.note());
            written = seen;
            troubles.end(LogTrouble.ANCHOR_NOT_KEPT);
        } catch (IOException e) {
            notKept(e);
        }
    }

    private void notKept(IOException e) {
        troubles.raise(LogTrouble.ANCHOR_NOT_KEPT, "the last checkpoint cannot be kept in %s: %s".formatted(file, e));
    }

    private void unreadable(Exception e) {
        Path aside = beside(".unreadable");
        troubles.raise(
                LogTrouble.ANCHOR_UNREADABLE,
                "the last checkpoint in %s cannot be read (%s) and is put aside as %s; another begins"
                        .formatted(file, e.getMessage(), aside));
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException moving) {
            notKept(moving);
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private Seen read(String note) {
        Note read = Note.parse(note);
        if (!read.signedWith(keys)) {
            throw new IllegalArgumentException("it was not signed with " + keys.verifierKey());
        }
        CheckpointText text = CheckpointText.parse(read.text());
        return new Seen(text.size(), text.root(), note);
    }

    private static void replace(Path file, String note) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path made = Files.createTempFile(directory, ".checkpoint", ".new");
        try {
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(note);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
        try (FileChannel self = FileChannel.open(directory)) {
            self.force(true);
        }
    }
}
