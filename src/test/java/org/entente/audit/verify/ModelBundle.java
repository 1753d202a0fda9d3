package org.entente.audit.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes evidence bundles by their description in the documents. Its members may be tampered with before it is written. */
final class ModelBundle {

    static final String SCOPE = "Everything that happened in exercise \\u201cSample Shield\\u201d";

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    /**
     * @param indexes of the entries that it holds
     * @param checkpoint the signed note of that size
     * @param sizes at which further checkpoints were cosigned, and the notes
     */
    static ModelBundle of(
            ModelLog log,
            int size,
            Collection<Integer> indexes,
            String checkpoint,
            Map<Integer, String> sizes,
            List<ModelKey> witnesses) {
        ModelBundle bundle = new ModelBundle();
        bundle.put("evidence.json", evidence(log.key(), size, indexes.size(), witnesses));
        bundle.put("checkpoint", checkpoint);
        int number = 0;
        for (String note : sizes.values()) {
            bundle.put("cosigned/" + number++, note);
        }
        TreeSet<String> tiles = new TreeSet<>();
        edge(tiles, size, size);
        sizes.keySet().forEach(before -> edge(tiles, size, before));
        indexes.forEach(index -> upward(tiles, size, 0, index / 256));
        for (String tile : tiles) {
            String[] parts = tile.split(" ");
            int level = Integer.parseInt(parts[0]);
            long tileNumber = Long.parseLong(parts[1]);
            int width = Integer.parseInt(parts[2]);
            bundle.members.put(path(level, tileNumber, width), log.tile(size, level, tileNumber, width));
        }
        List<byte[]> salts = log.salts();
        List<byte[]> entries = log.entries();
        indexes.stream()
                .sorted()
                .collect(Collectors.groupingBy(index -> index / 256, LinkedHashMap::new, Collectors.toList()))
                .forEach((tile, inIt) -> bundle.members.put(
                        "entries/" + number(tile),
                        ModelKey.joined(inIt.stream()
                                .map(index -> line(index, salts.get(index), entries.get(index)))
                                .toArray(byte[][]::new))));
        return bundle;
    }

    static String evidence(ModelKey log, long size, long entries, List<ModelKey> witnesses) {
        return """
                {"format":"entente-evidence/1","origin":"%s","size":%d,"entries":%d,"scope":"%s",\
                "made":"2026-11-28T23:00:00.000000Z","logKey":"%s","witnessKeys":[%s]}""".formatted(
                        log.name(),
                        size,
                        entries,
                        SCOPE,
                        log.text(),
                        witnesses.stream()
                                .map(witness -> "{\"nation\":\"NOR\",\"key\":\"" + witness.text() + "\"}")
                                .collect(Collectors.joining(",")));
    }

    static byte[] line(long index, byte[] salt, byte[] entry) {
        return ModelKey.joined(
                (index + " " + HexFormat.of().formatHex(salt) + " ").getBytes(StandardCharsets.US_ASCII),
                entry,
                new byte[] {'\n'});
    }

    static String path(int level, long number, int width) {
        return "tile/" + level + "/" + number(number) + (width == 256 ? "" : ".p/" + width);
    }

    /** 1234067 is x001/x234/067. */
    static String number(long number) {
        String digits = Long.toString(number);
        digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        String[] groups = digits.split("(?<=\\G...)");
        for (int i = 0; i < groups.length - 1; i++) {
            groups[i] = "x" + groups[i];
        }
        return String.join("/", groups);
    }

    Map<String, byte[]> members() {
        return members;
    }

    byte[] get(String name) {
        byte[] member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name + " is not in " + members.keySet());
        }
        return member;
    }

    void put(String name, String text) {
        members.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(stored(member.getKey(), member.getValue()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ZipEntry stored(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /** The tiles at the right edge of a tree when it had fewer entries, as the tree has them now. */
    private static void edge(TreeSet<String> tiles, long size, long before) {
        for (int level = 0; before >> (8 * level) > 0; level++) {
            long count = before >> (8 * level);
            if (count % 256 > 0) {
                upward(tiles, size, level, count / 256);
            }
        }
    }

    private static void upward(TreeSet<String> tiles, long size, int level, long number) {
        long count = size >> (8 * level);
        long width = Math.min(256, count - number * 256);
        if (width > 0) {
            tiles.add(level + " " + number + " " + width);
            upward(tiles, size, level + 1, number / 256);
        }
    }
}
