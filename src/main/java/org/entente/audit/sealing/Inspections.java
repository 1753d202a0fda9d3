package org.entente.audit.sealing;

import java.util.List;
import java.util.function.LongPredicate;
import org.entente.audit.proof.LogReport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes checks of the whole log in the caller's transaction and role. */
@Component
public class Inspections {

    private static final int MOST_FINDINGS = 100;

    private final JdbcTemplate jdbc;
    private final LogKeys keys;
    private final EntryVoucher voucher;
    private final JsonMapper json;

    Inspections(JdbcTemplate jdbc, LogKeys keys, EntryVoucher voucher, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.voucher = voucher;
        this.json = json;
    }

    /** @param kept a signed note that was kept outside; null without */
    @Transactional(propagation = Propagation.MANDATORY)
    public LogReport check(@Nullable String kept, LongPredicate progress) {
        return new Inspection(new SealedRows(jdbc), keys, voucher, json)
                .report(kept == null ? List.of() : List.of(Inspection.bytes(kept)), MOST_FINDINGS, progress);
    }
}
