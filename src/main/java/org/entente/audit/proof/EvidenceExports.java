package org.entente.audit.proof;

import java.io.IOException;
import java.io.OutputStream;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.sealing.EvidenceWriter;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Gives entries with all that proves them, for whoever verifies them without the portal. */
@Service
public class EvidenceExports {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final EvidenceWriter writer;

    EvidenceExports(JdbcClient jdbc, AuditLog log, EvidenceWriter writer) {
        this.jdbc = jdbc;
        this.log = log;
        this.writer = writer;
    }

    /**
     * Writes a bundle. Entries that are not sealed yet are not in it; of those that were and are not there any more, it says so.
     *
     * @return how many entries are
     * @throws NothingSealed if there is no checkpoint yet
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(isolation = Isolation.REPEATABLE_READ, rollbackFor = IOException.class)
    public long write(EvidenceScope scope, OutputStream out) throws IOException {
        return written(scope, true, out);
    }

    /** Writes a bundle with the entries of the asker's own nation's people, and of nobody else. */
    @PreAuthorize("hasRole('nation-administrator')")
    @Transactional(isolation = Isolation.REPEATABLE_READ, rollbackFor = IOException.class)
    public long writeOfOwnNation(EvidenceScope scope, OutputStream out) throws IOException {
        // The row policies hold this too.
        NationCode own = new NationCode(
                jdbc.sql("select acting_nation()").query(String.class).single());
        return written(scope.of(own), false, out);
    }

    private long written(EvidenceScope scope, boolean all, OutputStream out) throws IOException {
        log.append(AuditEvent.of(AuditAction.EVIDENCE_EXPORTED, ObjectKind.AUDIT, null)
                .with("scope", scope.written()));
        jdbc.sql("set local role entente_auditor").update();
        long entries = writer.write(scope, all, out);
        jdbc.sql("set local role none").update();
        return entries;
    }
}
