package org.entente.audit.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An evidence bundle, read and not yet believed. */
final class Bundle implements Tiles, Closeable {

    private static final int MOST_EVIDENCE = 1 << 20;
    private static final int MOST_COSIGNED = 256;

    private final StoredZip zip;
    private final Evidence evidence;
    private final Note checkpoint;
    private final List<Note> cosigned = new ArrayList<>();
    private final Map<TileName, StoredZip.Member> tiles = new HashMap<>();
    private final TreeMap<Long, StoredZip.Member> entries = new TreeMap<>();

    private Bundle(StoredZip zip) {
        this.zip = zip;
        Map<String, StoredZip.Member> members = zip.members();
        this.evidence = Evidence.read(small(members.get("evidence.json"), "evidence.json", MOST_EVIDENCE));
        this.checkpoint = note(members.get("checkpoint"), "checkpoint");
        int notes = 0;
        for (StoredZip.Member member : members.values()) {
            String name = member.name();
            if (name.startsWith("tile/")) {
                tile(member);
            } else if (name.startsWith("entries/")) {
                entries(member);
            } else if (name.startsWith("cosigned/")) {
                notes++;
            } else if (!name.equals("evidence.json") && !name.equals("checkpoint")) {
                throw new Unreadable("A bundle has no member " + name);
            }
        }
        for (int i = 0; i < notes && i < MOST_COSIGNED; i++) {
            cosigned.add(note(members.get("cosigned/" + i), "cosigned/" + i));
        }
        if (cosigned.size() < notes) {
            throw new Unreadable("A bundle has at most " + MOST_COSIGNED + " further checkpoints");
        }
    }

    /** @throws Unreadable if it is none */
    static Bundle open(Path path) throws IOException {
        StoredZip zip = StoredZip.open(path);
        try {
            return new Bundle(zip);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Evidence evidence() {
        return evidence;
    }

    Note checkpoint() {
        return checkpoint;
    }

    List<Note> cosigned() {
        return cosigned;
    }

    Iterable<TileName> tiles() {
        return tiles.keySet();
    }

    /** The tiles of level 0 that have entries here, ascending. */
    List<Long> entryTiles() {
        return List.copyOf(entries.keySet());
    }

    boolean hasEntries(long tile) {
        return entries.containsKey(tile);
    }

    /** Reads the lines of a tile's entries, for any thread; they begin where it says and have that many bytes. */
    Lines lines(long tile, StoredZip.Buffer buffer) {
        StoredZip.Member member = entries.get(tile);
        if (member == null) {
            throw new IllegalArgumentException("No entries of tile " + tile);
        }
        int from = zip.read(member, buffer);
        return new Lines(buffer.bytes(), from, from + (int) member.size());
    }

    /** Bytes from one place to before another. */
    record Lines(byte[] bytes, int from, int to) {}

    @Override
    public byte @Nullable [] tile(int level, long number, int width) {
        StoredZip.Member member = tiles.get(new TileName(level, number, width));
        return member == null ? null : zip.read(member);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void tile(StoredZip.Member member) {
        TileName name = TileName.parse(member.name().substring("tile/".length()));
        if (name == null || member.size() != (long) name.width() * Hashing.BYTES) {
            throw new Unreadable("Member " + member.name() + " is no tile");
        }
        tiles.put(name, member);
    }

    private void entries(StoredZip.Member member) {
        long number = TileName.number(member.name().substring("entries/".length()));
        if (number < 0) {
            throw new Unreadable("Member " + member.name() + " has not the name of a tile");
        }
        entries.put(number, member);
    }

    private Note note(StoredZip.@Nullable Member member, String name) {
        return Note.parse(small(member, name, Note.MOST_BYTES));
    }

    private byte[] small(StoredZip.@Nullable Member member, String name, int most) {
        if (member == null) {
            throw new Unreadable("The bundle has no member " + name);
        }
        if (member.size() > most) {
            throw new Unreadable("Member " + name + " has more than " + most + " bytes");
        }
        return zip.read(member);
    }
}
