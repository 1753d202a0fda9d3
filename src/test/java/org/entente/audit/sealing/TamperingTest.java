package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assertj.core.api.Condition;
import org.entente.audit.proof.LogFinding;
import org.entente.audit.proof.LogReport;
import org.entente.audit.proof.NothingSealed;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.verify.VerifyVerdict;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever somebody with all of the database in hand, and some even with the log's key, does to what a checkpoint covers, is found with the
 * one checkpoint that a witness kept; and a log to which nothing was done is found whole.
 */
class TamperingTest extends PortalTest {

    private static final int LOGS = 1000;
    private static final int EACH = 3;
    private static final int EACH_EXPORTED = 10;

    private static final List<String> TEXT_COLUMNS = List.of(
            "actor_name",
            "actor_nation",
            "actor_role",
            "address",
            "session",
            "correlation",
            "action",
            "object_kind",
            "object_id",
            "outcome",
            "reason");

    @Autowired
    private LogKeys keys;

    @Autowired
    private JsonMapper json;

    // What the list shows beside what was sealed, or what is not covered: a bundle holds neither.
    private static final Set<Act> NOT_IN_A_BUNDLE = EnumSet.of(
            Act.EDIT_ENTRY,
            Act.EDIT_TIME,
            Act.EDIT_VOUCHER,
            Act.EDIT_COMMITMENT,
            Act.DELETE_ENTRY,
            Act.INSERT_ENTRY,
            Act.INSERT_AT_THE_END,
            Act.INSERT_AS_FROM_BEFORE);

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random lot = new Random(seed);
    private int tampered;
    private int exported;
    private Connection superuser;
    private SmallLog log;

    @BeforeEach
    void open() throws Exception {
        superuser = TestDatabase.superuser().getConnection();
        log = new SmallLog(superuser, keys, json, lot);
    }

    @AfterEach
    void close() throws Exception {
        superuser.close();
    }

    /** What is done, to an entry at an index that is covered; and what has to be found at least. */
    private enum Act {
        EDIT_ENTRY(TamperingTest::editEntry),
        EDIT_TIME((test, at) -> test.log.jdbc.update(
                "update audit_entry set occurred_at = occurred_at + interval '1 microsecond' where id = ?",
                test.log.entry(at))),
        EDIT_VOUCHER((test, at) -> test.log.jdbc.update(
                "update audit_entry set hmac = set_byte(hmac, 7, 255 - get_byte(hmac, 7)) where id = ?",
                test.vouched(at))),
        EDIT_BODY((test, at) -> test.flip("audit_leaf", "body", "index = " + at)),
        EDIT_SALT((test, at) -> test.flip("audit_leaf", "salt", "index = " + at)),
        EDIT_COMMITMENT((test, at) -> test.flip("audit_leaf", "commitment", "index = " + at)),
        EDIT_AND_SEAL_ANEW((test, at) -> {
            test.editEntry(at);
            test.log.vouchAnew(test.log.entry(at));
            test.log.sealAnew(test.log.entry(at));
        }),
        DELETE_ENTRY((test, at) -> test.log.jdbc.update("delete from audit_entry where id = ?", test.log.entry(at))),
        DELETE_LEAF((test, at) -> test.log.jdbc.update("delete from audit_leaf where index = ?", at)),
        DELETE_BOTH(TamperingTest::deleteBoth),
        DELETE_AND_CLOSE_UP((test, at) -> {
            test.deleteBoth(at);
            test.shift(at + 1, -1);
        }),
        INSERT_ENTRY((test, at) -> test.log.add()),
        INSERT_AT_THE_END((test, at) -> test.insert(test.log.size())),
        INSERT_BETWEEN((test, at) -> {
            test.shift(at, 1);
            test.insert(at);
        }),
        SWAP_PLACES(TamperingTest::swapPlaces),
        SWAP_BODIES((test, at) -> test.log.jdbc.update(
                "update audit_leaf l set body = o.body from audit_leaf o where l.index in (?, ?) and o.index in (?, ?) and o.index <> l.index",
                at,
                test.other(at),
                at,
                test.other(at))),
        EDIT_TILE((test, at) -> test.flip("audit_tile", "hashes", "level = 0 and n = " + at / 256)),
        EDIT_HIGHER_TILE((test, at) -> test.flip(
                "audit_tile",
                "hashes",
                "(level, n) = (select level, n from audit_tile order by level desc, n limit 1)")),
        DELETE_TILE((test, at) -> test.log.jdbc.update("delete from audit_tile where level = 0 and n = ?", at / 256)),
        EDIT_CHECKPOINT((test, at) -> {
            String note = Objects.requireNonNull(test.log.signed.get(test.log.size()));
            int place = test.lot.nextInt(note.length() - 1);
            char other = note.charAt(place) == 'A' ? 'B' : 'A';
            test.log.jdbc.update(
                    "update audit_checkpoint set note = ? where size = ?",
                    note.substring(0, place) + other + note.substring(place + 1),
                    test.log.size());
        }),
        DELETE_CHECKPOINT((test, at) -> test.log.jdbc.update("delete from audit_checkpoint")),
        CUT_TAIL((test, at) -> test.log.restore(at), "SHORTER"),
        FORK_BY_EDIT(
                (test, at) -> {
                    test.editEntry(at);
                    test.log.vouchAnew(test.log.entry(at));
                    test.log.sealAnew(test.log.entry(at));
                    test.log.signAnew();
                },
                "FORKED"),
        FORK_BY_DELETION(
                (test, at) -> {
                    test.deleteBoth(at);
                    test.shift(at + 1, -1);
                    test.log.signAnew();
                },
                "FORKED",
                "SHORTER"),
        FORK_BY_INSERTION(
                (test, at) -> {
                    test.shift(at, 1);
                    test.insert(at);
                    test.log.signAnew();
                },
                "FORKED"),
        FORK_BY_ORDER(
                (test, at) -> {
                    test.swapPlaces(at);
                    test.log.signAnew();
                },
                "FORKED"),
        INSERT_AS_FROM_BEFORE((test, at) -> {
            test.log.adopt(1);
            test.log.grow(0);
        }),
        FORK_AFTER_CUT(
                (test, at) -> {
                    long size = test.log.size();
                    test.log.restore(at);
                    test.log.forget();
                    while (test.log.size() < size) {
                        test.log.grow(1 + test.lot.nextInt(40));
                    }
                },
                "FORKED");

        private final BiConsumer<TamperingTest, Long> work;
        private final List<String> found;

        Act(BiConsumer<TamperingTest, Long> work, String... found) {
            this.work = work;
            this.found = List.of(found);
        }

        /** The sealer commits, so this is the last that is done to a log. */
        boolean commits() {
            return this == INSERT_AS_FROM_BEFORE || this == FORK_AFTER_CUT;
        }

        /** What is named, and else nothing: the log was not changed, an entry came to it past the portal. */
        boolean adds() {
            return this == INSERT_AS_FROM_BEFORE;
        }
    }

    @Test
    void everythingThatIsDoneToTheLogIsFoundAndNothingElseIs() throws Exception {
        Map<Act, Integer> done = new EnumMap<>(Act.class);
        Act act = Act.FORK_AFTER_CUT;
        for (int i = 0; i < LOGS; i++) {
            build();
            String kept = log.witnessed(witnessedSize());
            LogReport clean = log.inspect(kept);
            assertThat(clean.findings()).as("log %d, seed %d", i, seed).isEmpty();
            for (int j = 0; j < EACH && (j == 0 || !act.commits()); j++) {
                act = Act.values()[(act.ordinal() + 1) % Act.values().length];
                tamper(act, kept, clean, "log %d, %s, seed %d".formatted(i, act, seed));
                done.merge(act, 1, Integer::sum);
            }
        }
        assertThat(done.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(2 * LOGS);
        assertThat(exported).isGreaterThan(LOGS / EACH_EXPORTED);
        System.out.printf(
                "%,d clean logs without a finding; tampered with, each found, %,d of them in a bundle (seed %d): %s%n",
                LOGS, exported, seed, done);
    }

    @Test
    void entryThatIsSealedAsFromBeforeBehindOthersIsFound() {
        log.clear();
        log.adopt(3);
        log.grow(4);
        log.sealAnew(log.entry(5), EntryOrigin.BEFORE);
        log.signAnew();
        assertThat(log.inspect(null).findings())
                .extracting(LogFinding::index, LogFinding::problem)
                .containsExactly(tuple(5L, "NOT_BEFORE"));
    }

    @Test
    void forkIsNamedHoweverMuchElseIsWrong() {
        log.clear();
        log.adopt(250);
        log.grow(4);
        String kept = log.witnessed(log.size());
        log.vouchAnew(log.entry(0));
        log.sealAnew(log.entry(0));
        log.signAnew();
        log.jdbc.update("update audit_entry set actor_name = 'Somebody Else'");
        assertThat(log.inspect(kept).findings())
                .extracting(LogFinding::problem)
                .contains("FORKED", "NOT_BEFORE", "ROW_ALTERED")
                .areExactly(1, new Condition<>("NOT_BEFORE"::equals, "one of its order"));
    }

    private void build() {
        log.clear();
        int most = lot.nextInt(12) == 0 ? 300 : 24;
        log.adopt(lot.nextInt(4) == 0 ? lot.nextInt(most) : 0);
        for (int batches = 1 + lot.nextInt(4); batches > 0; batches--) {
            // Of a single entry, nothing can be swapped.
            log.grow(2 + lot.nextInt(most));
        }
    }

    private long witnessedSize() {
        List<Long> sizes = new ArrayList<>(log.signed.keySet());
        return sizes.get(lot.nextInt(sizes.size()));
    }

    private void tamper(Act act, String kept, LogReport clean, String what) throws Exception {
        Map<Long, String> signed = Map.copyOf(log.signed);
        long covered = Long.parseLong(kept.lines().toList().get(1));
        superuser.setAutoCommit(false);
        act.work.accept(this, (long) lot.nextInt((int) covered));
        if (lot.nextBoolean()) {
            log.recount();
        }
        LogReport report = log.inspect(kept);
        if (++tampered % EACH_EXPORTED == 0) {
            verified(act, kept, what);
        }
        superuser.rollback();
        superuser.setAutoCommit(true);
        log.signed.clear();
        log.signed.putAll(signed);
        if (act.adds()) {
            assertThat(report.findings()).as(what).isEmpty();
            assertThat(report.strangersInAll()).as(what).isGreaterThan(clean.strangersInAll());
            return;
        }
        assertThat(report.findings()).as(what).isNotEmpty();
        if (!act.found.isEmpty()) {
            assertThat(report.findings())
                    .as(what)
                    .extracting(LogFinding::problem)
                    .containsAnyElementsOf(act.found);
        }
    }

    // By whoever has a bundle of the log as it is now, and the witness's checkpoint.
    private void verified(Act act, String kept, String what) throws Exception {
        Path bundle = directory.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(bundle)) {
            log.export(out);
        } catch (NothingSealed e) {
            return;
        }
        Path note = Files.writeString(directory.resolve("kept"), kept);
        VerifyVerdict verdict = VerifyVerdict.of(
                bundle.toString(), "--json", "--log-key", keys.verifierKey(), "--checkpoint", note.toString());
        exported++;
        if (NOT_IN_A_BUNDLE.contains(act)) {
            assertThat(verdict.exit()).as(what + verdict.words()).isZero();
        } else {
            // A bundle from which an entry was left out is one of fewer entries: it does not say that it is of all.
            boolean whole = verdict.exit() == 0
                    && json.readTree(verdict.words())
                            .path("entries")
                            .path("complete")
                            .asBoolean();
            assertThat(whole).as(what + verdict.words()).isFalse();
        }
        assertThat(verdict.exit()).as(what + verdict.words()).isNotEqualTo(2);
    }

    private void editEntry(long at) {
        String column = TEXT_COLUMNS.get(lot.nextInt(TEXT_COLUMNS.size()));
        String sql = column.equals("outcome")
                ? "update audit_entry set outcome = case outcome when 'FAILED' then 'SUCCESS' else 'FAILED' end where id = ?"
                : "update audit_entry set %1$s = coalesce(%1$s, '') || 'x' where id = ?".formatted(column);
        if (lot.nextInt(5) == 0) {
            sql = lot.nextBoolean()
                    ? "update audit_entry set workspace_id = coalesce(workspace_id, 0) % 3 + 1 where id = ?"
                    : "update audit_entry set detail = coalesce(detail, '{}') || '{\"added\": \"fact\"}' where id = ?";
        }
        log.jdbc.update(sql, log.entry(at));
    }

    // The next one that the portal vouched for; there is one, since few are not.
    private UUID vouched(long at) {
        return JdbcClient.create(log.jdbc).sql("""
                        select l.entry from audit_leaf l join audit_entry e on e.id = l.entry
                         where e.hmac is not null and position('"origin":"portal"'::bytea in l.body) > 0
                         order by l.index < ?, l.index
                         limit 1
                        """).param(at).query(UUID.class).single();
    }

    private void flip(String table, String column, String where) {
        log.jdbc.update(
                "update %1$s set %2$s = set_byte(%2$s, %3$d %% octet_length(%2$s), 255 - get_byte(%2$s, %3$d %% octet_length(%2$s))) where %4$s"
                        .formatted(table, column, lot.nextInt(10_000), where));
    }

    private void deleteBoth(long at) {
        UUID entry = log.entry(at);
        log.jdbc.update("delete from audit_leaf where index = ?", at);
        log.jdbc.update("delete from audit_entry where id = ?", entry);
    }

    private void shift(long from, int by) {
        log.jdbc.update("update audit_leaf set index = -1 - index where index >= ?", from);
        log.jdbc.update("update audit_leaf set index = -1 - index + ? where index < 0", by);
    }

    private void insert(long at) {
        UUID entry = log.add();
        log.vouchAnew(entry);
        log.jdbc.update(
                "insert into audit_leaf (index, entry, salt, commitment, body) values (?, ?, ?, '', '')",
                at,
                entry,
                new byte[16]);
        log.sealAnew(entry);
    }

    private void swapPlaces(long at) {
        long other = other(at);
        log.jdbc.update("update audit_leaf set index = -1 where index = ?", at);
        log.jdbc.update("update audit_leaf set index = ? where index = ?", at, other);
        log.jdbc.update("update audit_leaf set index = ? where index = -1", other);
    }

    private long other(long at) {
        return (at + 1) % log.size();
    }
}
