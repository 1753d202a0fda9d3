package org.entente.audit.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ZIP file whose members are stored as they are, one right behind the other, without anything before, between or behind them
 * that a reader would have to skip. Everything else is refused: what two readers could read differently proves nothing.
 */
final class StoredZip implements Closeable {

    static final int MOST_MEMBERS = 1_000_000;
    /** Of one member. The entries of a tile are about 100 KiB. */
    static final int MOST_BYTES = 64 << 20;

    private static final int MOST_NAME = 64;
    private static final int MOST_DIRECTORY = 192 << 20;
    private static final int END = 22;
    private static final int LOCATOR = 20;
    private static final int END_64 = 56;
    private static final int CENTRAL = 46;
    private static final int LOCAL = 30;
    private static final int UTF_8_FLAG = 0x800;
    private static final long ELSEWHERE = 0xFFFF_FFFFL;

    /**
     * A member and where it lies.
     *
     * @param from where its local header begins
     * @param to where the next one begins
     */
    record Member(String name, long size, long from, long to) {}

    private final FileChannel file;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private StoredZip(FileChannel file) {
        this.file = file;
    }

    /** @throws Unreadable if it is anything else */
    static StoredZip open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            StoredZip zip = new StoredZip(file);
            zip.readDirectory();
            return zip;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Map<String, Member> members() {
        return members;
    }

    /**
     * Reads a member into a buffer that may be used again, for any thread.
     *
     * @return where its content begins; it is at the end of {@code to - from} bytes
     */
    int read(Member member, Buffer buffer) {
        int length = (int) (member.to - member.from);
        byte[] bytes = buffer.of(length);
        fill(bytes, length, member.from);
        ByteBuffer header = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        int name = header.getShort(26) & 0xFFFF;
        int begin = LOCAL + name + (header.getShort(28) & 0xFFFF);
        long stored = header.getInt(18) & ELSEWHERE;
        if (header.getInt(0) != 0x04034b50
                || (header.getShort(6) & ~UTF_8_FLAG) != 0
                || header.getShort(8) != 0
                || stored != member.size && stored != ELSEWHERE
                || begin + member.size != length
                || !member.name.equals(new String(bytes, LOCAL, name, StandardCharsets.ISO_8859_1))) {
            throw new Unreadable("Member " + member.name + " does not lie where the directory of the ZIP says");
        }
        return begin;
    }

    /** The content of a member. */
    byte[] read(Member member) {
        Buffer buffer = new Buffer();
        int begin = read(member, buffer);
        return Arrays.copyOfRange(buffer.bytes, begin, begin + (int) member.size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void readDirectory() throws IOException {
        long length = file.size();
        if (length < END) {
            throw new Unreadable("It is no ZIP file: too short");
        }
        ByteBuffer end = part(length - END, END);
        if (end.getInt(0) != 0x06054b50 || end.getShort(20) != 0 || end.getInt(4) != 0) {
            throw new Unreadable("It is no ZIP file that ends with its directory, or it was cut");
        }
        long count = end.getShort(10) & 0xFFFF;
        long size = end.getInt(12) & ELSEWHERE;
        long from = end.getInt(16) & ELSEWHERE;
        long behind = length - END;
        ByteBuffer locator = behind < LOCATOR ? null : part(behind - LOCATOR, LOCATOR);
        if (locator != null && locator.getInt(0) == 0x07064b50) {
            behind = locator.getLong(8);
            if (behind < 0 || behind != length - END - LOCATOR - END_64) {
                throw new Unreadable("The ZIP64 directory does not end where it should");
            }
            ByteBuffer large = part(behind, END_64);
            count = large.getLong(32);
            size = large.getLong(40);
            from = large.getLong(48);
        }
        if (count < 0 || count > MOST_MEMBERS || size < 0 || size > MOST_DIRECTORY) {
            throw new Unreadable("A bundle has at most " + MOST_MEMBERS + " members");
        }
        if (from < 0 || from + size != behind) {
            throw new Unreadable("The directory of the ZIP does not lie at its end");
        }
        readMembers(part(from, (int) size), count, from);
    }

    private void readMembers(ByteBuffer directory, long count, long behind) {
        long offset = 0;
        Member before = null;
        for (long i = 0; i < count; i++) {
            if (directory.remaining() < CENTRAL || directory.getInt(directory.position()) != 0x02014b50) {
                throw new Unreadable("The directory of the ZIP is broken");
            }
            Member member = member(directory);
            if (before != null) {
                add(before, member.from);
            } else if (member.from != 0) {
                throw new Unreadable("Something stands before the first member of the ZIP");
            }
            before = member;
        }
        if (directory.hasRemaining()) {
            throw new Unreadable("The directory of the ZIP has more members than it says");
        }
        if (before != null) {
            add(before, behind);
        } else if (behind != offset) {
            throw new Unreadable("The ZIP has no members");
        }
    }

    private void add(Member member, long to) {
        long length = to - member.from;
        if (length < LOCAL + member.name.length() + member.size || length > MOST_BYTES + 0xFFFF) {
            throw new Unreadable("Member " + member.name + " and the one behind it overlap or lie apart");
        }
        if (members.put(member.name, new Member(member.name, member.size, member.from, to)) != null) {
            throw new Unreadable("Member " + member.name + " is there twice");
        }
    }

    private static Member member(ByteBuffer directory) {
        int at = directory.position();
        int name = directory.getShort(at + 28) & 0xFFFF;
        int extra = directory.getShort(at + 30) & 0xFFFF;
        int whole = CENTRAL + name + extra;
        if (directory.getShort(at + 32) != 0 || name == 0 || name > MOST_NAME || whole > directory.remaining()) {
            throw new Unreadable("A member of the ZIP has a comment, or a name that no member of a bundle has");
        }
        String called = name(directory, at + CENTRAL, name);
        if ((directory.getShort(at + 8) & ~UTF_8_FLAG) != 0 || directory.getShort(at + 10) != 0) {
            throw new Unreadable("Member " + called + " is compressed or encrypted, not stored");
        }
        long[] large = large(directory, at, at + CENTRAL + name, extra, called);
        if (large[0] != large[1] || large[0] < 0 || large[0] > MOST_BYTES || large[2] < 0) {
            throw new Unreadable("Member " + called + " is larger than " + MOST_BYTES + " bytes, or has two sizes");
        }
        directory.position(at + whole);
        return new Member(called, large[0], large[2], 0);
    }

    private static String name(ByteBuffer directory, int at, int length) {
        byte[] bytes = new byte[length];
        directory.get(at, bytes);
        for (byte one : bytes) {
            if (one <= ' ' || one == 0x7f) {
                throw new Unreadable("A member of the ZIP has a name that is not ASCII");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Size, compressed size and offset, from the extra field where they do not fit the usual ones. */
    private static long[] large(ByteBuffer directory, int at, int extra, int length, String name) {
        long[] values = {
            directory.getInt(at + 24) & ELSEWHERE,
            directory.getInt(at + 20) & ELSEWHERE,
            directory.getInt(at + 42) & ELSEWHERE
        };
        int field = extra;
        while (field + 4 <= extra + length) {
            int next = field + 4 + (directory.getShort(field + 2) & 0xFFFF);
            if (directory.getShort(field) == 1) {
                int value = field + 4;
                for (int i = 0; i < values.length; i++) {
                    if (values[i] == ELSEWHERE && value + Long.BYTES <= Math.min(next, extra + length)) {
                        values[i] = directory.getLong(value);
                        value += Long.BYTES;
                    }
                }
            }
            field = next;
        }
        if (values[2] == ELSEWHERE) {
            throw new Unreadable("Nobody knows where member " + name + " begins");
        }
        return values;
    }

    private ByteBuffer part(long from, int length) {
        byte[] bytes = new byte[length];
        fill(bytes, length, from);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(byte[] bytes, int length, long from) {
        ByteBuffer into = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (into.hasRemaining()) {
                if (file.read(into, from + into.position()) < 0) {
                    throw new Unreadable("The file ends before its directory says so");
                }
            }
        } catch (IOException e) {
            throw new Unreadable("The file cannot be read: " + e.getMessage());
        }
    }

    /** Bytes to read into, again and again, by one thread. */
    static final class Buffer {

        private byte[] bytes = new byte[0];

        byte[] bytes() {
            return bytes;
        }

        private byte[] of(int length) {
            if (bytes.length < length) {
                bytes = new byte[Math.max(length, 1 << 18)];
            }
            return bytes;
        }
    }
}
