package org.entente.audit.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.SealedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Entries held against what was sealed of them, in the caller's role. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SealedEntries {

    private final SealedRows rows;
    private final EntryVoucher voucher;
    private final JsonMapper json;

    SealedEntries(JdbcTemplate jdbc, EntryVoucher voucher, JsonMapper json) {
        this.rows = new SealedRows(jdbc);
        this.voucher = voucher;
        this.json = json;
    }

    /** What was sealed of an entry; null if it is not sealed yet. */
    public @Nullable SealedEntry find(UUID entry) {
        SealedRow found = rows.row(entry, json);
        return found == null
                ? null
                : new SealedEntry(
                        isIntact(found),
                        standing(found, EntryRow.originIn(found.body(), json), voucher, json),
                        new String(found.body(), StandardCharsets.UTF_8));
    }

    /** These entries as they were sealed, in this order; those that are not sealed are left out. */
    public List<AuditEntry> of(List<UUID> entries) {
        Map<UUID, SealedRow> found = new HashMap<>();
        rows.rows(entries, json).forEach(row -> found.put(row.of(), row));
        return lines(entries.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /** Those at these places of the tree as they were sealed, in this order; where there is none, nothing. */
    public List<AuditEntry> at(List<Long> places) {
        Map<Long, SealedRow> found = new HashMap<>();
        rows.rowsAt(places, json).forEach(row -> found.put(row.index(), row));
        return lines(places.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /** Entries as they were sealed, so many from a place on, in the order of the tree. */
    public List<AuditEntry> from(long index, int most) {
        return lines(rows.rows(index, most, json));
    }

    private List<AuditEntry> lines(List<SealedRow> sealed) {
        List<SealedLine> lines =
                sealed.stream().map(row -> new SealedLine(row, voucher, json)).toList();
        Map<UUID, String> workspaces = rows.workspaces(lines.stream()
                .map(SealedLine::workspace)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet()));
        return lines.stream()
                .map(line -> line.entry(name(workspaces, line.workspace())))
                .toList();
    }

    private static @Nullable String name(Map<UUID, String> workspaces, @Nullable UUID workspace) {
        return workspace == null ? null : workspaces.get(workspace);
    }

    static boolean isIntact(SealedRow sealed) {
        return Arrays.equals(sealed.commitment(), Sha256.of(sealed.salt(), sealed.body()));
    }

    /** @param origin as it was sealed; null if that cannot be read */
    static SealedEntry.Row standing(
            SealedRow sealed, @Nullable EntryOrigin origin, EntryVoucher voucher, JsonMapper json) {
        EntryRow row = sealed.entry();
        if (row == null) {
            return origin == EntryOrigin.MISSING ? SealedEntry.Row.NEVER_THERE : SealedEntry.Row.GONE;
        }
        if (origin == null || !Arrays.equals(row.body(origin, json), sealed.body())) {
            return SealedEntry.Row.ALTERED;
        }
        boolean ofPortal = origin == EntryOrigin.PORTAL || origin == EntryOrigin.MISDATED;
        return ofPortal && !row.isVouchedFor(voucher) ? SealedEntry.Row.NOT_VOUCHED : SealedEntry.Row.AS_SEALED;
    }
}
