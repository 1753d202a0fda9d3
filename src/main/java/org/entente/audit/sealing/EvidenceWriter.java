package org.entente.audit.sealing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.proof.NothingSealed;
import org.entente.audit.sealing.CosignatureRepository.Cosignature;
import org.entente.audit.sealing.EvidenceRepository.Hole;
import org.entente.audit.sealing.EvidenceRepository.Proved;
import org.entente.audit.sealing.SealRepository.Checkpoint;
import org.entente.audit.sealing.TileTree.TileId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes evidence bundles as docs/audit-trail.md specifies them: entries, the tiles that prove them, signatures, public keys. */
@Component
public class EvidenceWriter {

    private static final String FORMAT = "entente-evidence/1";

    // As many as whoever verifies takes.
    private static final int MOST_COSIGNED = 256;

    private final SealRepository seals;
    private final CosignatureRepository cosignatures;
    private final EvidenceRepository evidence;
    private final LogKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceWriter(
            SealRepository seals,
            CosignatureRepository cosignatures,
            EvidenceRepository evidence,
            LogKeys keys,
            JsonMapper json,
            Clock clock) {
        this.seals = seals;
        this.cosignatures = cosignatures;
        this.evidence = evidence;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * In one transaction that sees one state of the database.
     *
     * @param all whether the caller may read the whole log, and so sees what is not there any more
     * @return how many entries are in it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long write(EvidenceScope scope, boolean all, OutputStream out) throws IOException {
        Checkpoint newest = seals.newest().orElseThrow(NothingSealed::new);
        List<Long> indexes = evidence.indexes(scope, newest.size());
        List<Cosignature> cosigned = cosignatures.newest().stream()
                .filter(one -> one.size() < newest.size())
                .limit(MOST_COSIGNED)
                .toList();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.US_ASCII);
        zip.setMethod(ZipOutputStream.STORED);
        add(
                zip,
                "evidence.json",
                json.writeValueAsBytes(
                        description(scope, newest, indexes.size(), all ? evidence.holes(newest.size()) : List.of())));
        add(zip, "checkpoint", Inspection.bytes(cosignatures.witnessed(newest)));
        for (int i = 0; i < cosigned.size(); i++) {
            add(zip, "cosigned/" + i, Inspection.bytes(cosigned.get(i).note()));
        }
        for (TileId tile : tiles(newest.size(), indexes, cosigned)) {
            tile(zip, tile, newest.size());
        }
        try (Stream<Proved> entries = evidence.entries(indexes)) {
            entries(zip, entries.iterator());
        }
        zip.finish();
        return indexes.size();
    }

    private ObjectNode description(EvidenceScope scope, Checkpoint newest, int entries, List<Hole> holes) {
        ObjectNode description = json.createObjectNode();
        description.put("format", FORMAT);
        description.put("origin", keys.name());
        description.put("size", newest.size());
        description.put("entries", entries);
        description.put("scope", scope.written());
        description.put("made", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        description.put("logKey", keys.verifierKey());
        if (!holes.isEmpty()) {
            ArrayNode absent = description.putArray("absent");
            holes.forEach(hole -> absent.addArray().add(hole.first()).add(hole.last()));
        }
        ArrayNode witnesses = description.putArray("witnessKeys");
        evidence.witnesses()
                .forEach(one -> witnesses
                        .addObject()
                        .put("nation", one.nation().value())
                        .put("key", one.key()));
        return description;
    }

    // Each tile with those above it, up to the top: those of the entries, and the right edge of each tree that was
    // signed.
    private static SortedSet<TileId> tiles(long size, List<Long> indexes, List<Cosignature> cosigned) {
        SortedSet<TileId> tiles = new TreeSet<>();
        long last = -1;
        for (long index : indexes) {
            if (index / TileTree.WIDTH != last) {
                last = index / TileTree.WIDTH;
                withThoseAbove(new TileId(0, last), size, tiles);
            }
        }
        TileTree.edgeOf(size).forEach(tile -> withThoseAbove(tile, size, tiles));
        for (Cosignature one : cosigned) {
            TileTree.edgeOf(one.size()).forEach(tile -> withThoseAbove(tile, size, tiles));
        }
        return tiles;
    }

    private static void withThoseAbove(TileId tile, long size, SortedSet<TileId> tiles) {
        for (TileId one = tile; TileTree.width(one, size) > 0 && tiles.add(one); ) {
            one = new TileId(one.level() + 1, one.n() / TileTree.WIDTH);
        }
    }

    private void tile(ZipOutputStream zip, TileId tile, long size) throws IOException {
        int width = TileTree.width(tile, size);
        byte[] hashes = seals.tile(tile, width);
        // A bundle with a hole is still evidence: whoever verifies it names the hole.
        if (hashes != null) {
            add(zip, "tile/" + TilePath.of(tile, width), hashes);
        }
    }

    private static void entries(ZipOutputStream zip, Iterator<Proved> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long tile = -1;
        while (entries.hasNext()) {
            Proved entry = entries.next();
            if (entry.index() / TileTree.WIDTH != tile) {
                lines(zip, tile, lines);
                tile = entry.index() / TileTree.WIDTH;
            }
            lines.write(Inspection.bytes(entry.index() + " " + HexFormat.of().formatHex(entry.salt()) + " "));
            lines.write(entry.body());
            lines.write('\n');
        }
        lines(zip, tile, lines);
    }

    private static void lines(ZipOutputStream zip, long tile, ByteArrayOutputStream lines) throws IOException {
        if (tile >= 0) {
            add(zip, "entries/" + TilePath.of(tile), lines.toByteArray());
            lines.reset();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
