package org.entente.audit.sealing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.proof.LogReport;
import org.entente.audit.trail.EntryOrigin;
import org.entente.testing.TestFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log in tables of its own, which the portal's own sealer fills and its own inspection checks. Everything runs on one connection of a
 * superuser, so that a test may do to it what nobody may do to the portal's.
 */
final class SmallLog {

    private static final List<String> TABLES = List.of(
            "audit_entry",
            "audit_queue",
            "audit_leaf",
            "audit_tile",
            "audit_checkpoint",
            "audit_witness",
            "audit_cosignature",
            "audit_hour");

    private static final List<String> ACTIONS = List.of("PLAN_OPENED", "OBJECT_OPENED", "MEMBER_CHANGED", "SIGNED_IN");
    private static final List<String> TEXTS =
            List.of("", "a", "Zoé \"Exemplaire\"", "line\nbreak", "\\", "𝄞 €", "0", "null");

    final JdbcTemplate jdbc;
    final SealRepository repository;
    final TestWitness witness;

    private final JdbcClient sql;
    private Sealer sealer;
    private final TransactionTemplate transaction;
    private final LogKeys keys;
    private final EntryVoucher voucher;
    private final JsonMapper json;
    private final Random lot;

    /** The note of each size that was signed. */
    final TreeMap<Long, String> signed = new TreeMap<>();

    SmallLog(Connection superuser, LogKeys keys, JsonMapper json, Random lot)
            throws GeneralSecurityException, SQLException {
        SingleConnectionDataSource source = new SingleConnectionDataSource(superuser, true);
        this.jdbc = new JdbcTemplate(source);
        this.sql = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.repository = new SealRepository(jdbc, sql, json);
        this.keys = keys;
        this.voucher = new EntryVoucher(keys, Clock.systemUTC());
        this.json = json;
        this.sealer = sealer(elsewhere());
        this.lot = lot;
        this.witness = new TestWitness("witness.example");
        jdbc.execute("drop schema if exists smalllog cascade");
        jdbc.execute("create schema smalllog");
        for (String table : TABLES) {
            jdbc.execute(
                    "create table smalllog.%1$s (like entente.%1$s including defaults including identity including indexes)"
                            .formatted(table));
        }
        jdbc.execute("create table smalllog.workspace (id int primary key, public_id uuid not null)");
        jdbc.execute("grant usage on schema smalllog to entente_sealer");
        jdbc.execute("grant all on all tables in schema smalllog to entente_sealer");
        jdbc.execute("set search_path = smalllog");
        jdbc.execute("set synchronous_commit = off");
        for (int i = 1; i <= 3; i++) {
            jdbc.update("insert into workspace values (?, ?)", i, UUID.randomUUID());
        }
    }

    /** Seals, and minds what an anchor saw. */
    Sealer sealer(LogAnchor anchor) {
        return new Sealer(repository, transaction, keys, voucher, anchor, json, Clock.systemUTC());
    }

    /** What has seen nothing. */
    LogAnchor elsewhere() {
        Path file = TestFiles.directory().resolve("anchor-" + UUID.randomUUID());
        return new LogAnchor(file, keys, new LogTroubles(Clock.systemUTC()), Clock.systemUTC());
    }

    /** Goes on as whoever seals elsewhere, with the log's own key. */
    void forget() {
        sealer = sealer(elsewhere());
    }

    /** Begins anew. */
    void clear() {
        forget();
        jdbc.execute(
                "truncate audit_entry, audit_queue, audit_leaf, audit_tile, audit_checkpoint, audit_cosignature, audit_hour");
        signed.clear();
    }

    /** Adds entries of the time before there was sealing, as the migration has them wait. */
    void adopt(int entries) {
        for (int i = 0; i < entries; i++) {
            UUID entry = add();
            jdbc.update("update audit_entry set hmac = null where id = ?", entry);
            jdbc.update("insert into audit_queue (entry, adopted) values (?, true)", entry);
        }
    }

    /** Adds entries by lot and seals them, and what waits. */
    void grow(int entries) {
        for (int i = 0; i < entries; i++) {
            waits(add());
        }
        // The portal's own sealer, in other tables of this database, has the one lock now and then.
        while (sql.sql("select exists (select from audit_queue)")
                .query(Boolean.class)
                .single()) {
            sealer.sealNext();
        }
        SealRepository.Checkpoint newest = Objects.requireNonNull(transaction.execute(status -> repository.newest()))
                .orElseThrow();
        signed.put(newest.size(), newest.note());
    }

    /** How many entries are not sealed yet. */
    int waiting() {
        return sql.sql("select count(*) from audit_queue").query(Integer.class).single();
    }

    long size() {
        return signed.isEmpty() ? 0 : signed.lastKey();
    }

    /** The checkpoint of a size as the witness signed it. */
    String witnessed(long size) {
        try {
            return witness.cosigned(Objects.requireNonNull(signed.get(size)), Instant.now());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The state of an earlier time, whole, as it was before there was an entry at an index: everything fits, and was signed like this. */
    void restore(long at) {
        Long floor = signed.floorKey(at);
        long size = floor == null ? 0 : floor;
        jdbc.update("delete from audit_entry where id in (select entry from audit_leaf where index >= ?)", size);
        jdbc.update("delete from audit_leaf where index >= ?", size);
        jdbc.update("delete from audit_tile");
        jdbc.update("delete from audit_checkpoint");
        recount();
        if (floor != null) {
            String note = signed.get(size);
            signAnew();
            jdbc.update("update audit_checkpoint set note = ?", note);
        }
        signed.tailMap(size, false).clear();
    }

    /** A bundle of everything, as an auditor takes it along. */
    void export(OutputStream out) throws IOException {
        new EvidenceWriter(
                        repository,
                        new CosignatureRepository(sql),
                        new EvidenceRepository(jdbc, json),
                        keys,
                        json,
                        Clock.systemUTC())
                .write(EvidenceScope.EVERYTHING, true, out);
    }

    /** What the inspection says, given what the witness kept. */
    LogReport inspect(@Nullable String kept) {
        return new Inspection(new SealedRows(jdbc), keys, voucher, json)
                .report(kept == null ? List.of() : List.of(Inspection.bytes(kept)), 100, checked -> true);
    }

    /** An entry by lot, vouched for as the portal does it; a few are not. */
    UUID add() {
        Map<String, String> detail = new TreeMap<>();
        for (int i = lot.nextInt(3); i > 0; i--) {
            detail.put("fact" + lot.nextInt(5), text());
        }
        int workspace = lot.nextInt(4);
        boolean denied = lot.nextInt(4) == 0;
        double secondsAgo = lot.nextInt(100_000) + lot.nextDouble();
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofMillis(-(long) (secondsAgo * 1000)));
        EntryClaim claim = new EntryClaim(
                new EntryVoucher(keys, then).newId(),
                lot.nextInt(5) == 0 ? null : UUID.randomUUID(),
                maybe(),
                maybe(),
                maybe(),
                ACTIONS.get(lot.nextInt(ACTIONS.size())),
                maybe(),
                maybe(),
                workspace == 0 ? null : workspace(workspace),
                denied ? "DENIED" : "SUCCESS",
                denied ? text() : null,
                detail);
        jdbc.update(
                """
                insert into audit_entry (id, occurred_at, actor, actor_name, actor_nation, actor_role, address, session, correlation, action,
                       object_kind, object_id, workspace_id, outcome, reason, detail, hmac)
                values (?, now() - make_interval(secs => ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                claim.id(),
                secondsAgo,
                claim.actor(),
                maybe(),
                maybe(),
                maybe(),
                claim.address(),
                claim.session(),
                claim.correlation(),
                claim.action(),
                claim.objectKind(),
                claim.objectId(),
                workspace == 0 ? null : workspace,
                claim.outcome(),
                claim.reason(),
                detail.isEmpty() ? null : json.writeValueAsString(detail),
                lot.nextInt(30) == 0 ? null : voucher.vouch(claim));
        return claim.id();
    }

    /** Vouches for an entry as it stands, as whoever stole the key can. */
    void vouchAnew(UUID entry) {
        EntryRow row = row(entry);
        jdbc.update("update audit_entry set hmac = ? where id = ?", voucher.vouch(row.claim()), entry);
    }

    /** Seals anew what a leaf says, as whoever stole the key can. */
    void sealAnew(UUID entry) {
        sealAnew(entry, EntryOrigin.PORTAL);
    }

    /** With another word of where it came from. */
    void sealAnew(UUID entry, EntryOrigin origin) {
        byte[] salt = sql.sql("select salt from audit_leaf where entry = ?")
                .param(entry)
                .query((row, n) -> row.getBytes("salt"))
                .single();
        byte[] body = row(entry).body(origin, json);
        jdbc.update(
                "update audit_leaf set body = ?, commitment = ? where entry = ?", body, Sha256.of(salt, body), entry);
    }

    /** Builds the whole tree anew from the leaves, and signs it with the log's own key. */
    void signAnew() {
        TileTree tree = new TileTree(0, tile -> null);
        jdbc.query("select commitment from audit_leaf order by index", row -> {
            tree.append(Sha256.leaf(row.getBytes("commitment")));
        });
        jdbc.update("delete from audit_tile");
        repository.keep(tree.changed());
        String text = "%s\n%d\n%s\n"
                .formatted(keys.name(), tree.size(), Base64.getEncoder().encodeToString(tree.root()));
        jdbc.update("delete from audit_checkpoint");
        jdbc.update(
                "insert into audit_checkpoint values (?, ?, ?, now())",
                tree.size(),
                tree.root(),
                text + "\n" + keys.signatureLine(text));
    }

    /** Makes the counts fit what is there. */
    void recount() {
        jdbc.update("delete from audit_hour");
        jdbc.update("""
                insert into audit_hour
                select date_trunc('hour', e.occurred_at, 'UTC'), e.actor_nation, e.action, e.outcome, e.workspace_id, count(*)
                  from audit_leaf l join audit_entry e on e.id = l.entry
                 group by 1, 2, 3, 4, 5
                """);
    }

    UUID entry(long index) {
        return sql.sql("select entry from audit_leaf where index = ?")
                .param(index)
                .query(UUID.class)
                .single();
    }

    private EntryRow row(UUID entry) {
        return sql.sql("select " + EntryColumns.COLUMNS
                        + " from audit_entry e left join workspace w on w.id = e.workspace_id where e.id = ?")
                .param(entry)
                .query((row, n) -> EntryColumns.read(row, json))
                .single();
    }

    /** Has an entry wait to be sealed. */
    void waits(UUID entry) {
        jdbc.update("insert into audit_queue (entry) values (?)", entry);
    }

    private UUID workspace(int id) {
        return sql.sql("select public_id from workspace where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private @Nullable String maybe() {
        return lot.nextInt(3) == 0 ? null : text();
    }

    private String text() {
        return TEXTS.get(lot.nextInt(TEXTS.size())) + lot.nextInt(1000);
    }
}
