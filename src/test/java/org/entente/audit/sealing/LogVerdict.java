package org.entente.audit.sealing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.entente.audit.proof.LogReport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** For tests that have a database of their own: what there is to say of its log. */
public final class LogVerdict {

    /** The lock that whoever seals holds. */
    public static final long SEALERS_LOCK = SealRepository.LOCK;

    private LogVerdict() {}

    /** The public key of a log. */
    public static String verifierKey(Path keyFile) {
        return LogKeys.read(keyFile).verifierKey();
    }

    /** Seals what still waits, and checks the whole log. */
    public static LogReport sealedAndChecked(DataSource superuser, Path keyFile) {
        LogKeys keys = LogKeys.read(keyFile);
        JsonMapper json = JsonMapper.builder().build();
        Clock clock = Clock.systemUTC();
        JdbcTemplate jdbc = new JdbcTemplate(superuser);
        EntryVoucher voucher = new EntryVoucher(keys, clock);
        Sealer sealer = new Sealer(
                new SealRepository(jdbc, JdbcClient.create(jdbc), json),
                new TransactionTemplate(new JdbcTransactionManager(superuser)),
                keys,
                voucher,
                new LogAnchor(Path.of(keyFile + ".checkpoint"), keys, new LogTroubles(clock), clock),
                json,
                clock);
        // The connection of a portal that was killed may hold the sealer's lock for a moment longer.
        JdbcClient sql = JdbcClient.create(jdbc);
        while (sql.sql("select exists (select from audit_queue)")
                .query(Boolean.class)
                .single()) {
            sealer.sealNext();
        }
        return new Inspection(new SealedRows(jdbc), keys, voucher, json).report(List.of(), 100, checked -> true);
    }
}
