package org.entente.audit.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.SealedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Single entries held against what was sealed of them, in the caller's role. */
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
