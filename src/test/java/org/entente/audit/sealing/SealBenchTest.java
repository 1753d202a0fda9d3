package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the audit log costs whoever writes, whether the sealer keeps up, and how soon an entry is under a signed checkpoint:
 * {@code ./portal bench}. It measures and tells; only a wrong answer makes it fail, for times depend on the machine.
 */
@Tag("bench")
class SealBenchTest extends PortalTest {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 6;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int SEALED = 40_000;
    private static final int PER_SECOND = 1500;
    private static final Duration STREAM = Duration.ofSeconds(20);
    private static final String PAYLOAD =
            "A row of what people write, as long as a short message usually is. ".repeat(3);

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Labels labels;

    @Test
    void tellsWhatEntriesAndSealingCost() throws Exception {
        Person person = fixture.official("GBR", Roles.LIAISON_OFFICER);
        try (Connection superuser = TestDatabase.superuser().getConnection();
                Statement statement = superuser.createStatement();
                ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            statement.execute("""
                    create table if not exists entente.bench_row (
                        id uuid primary key, author uuid not null, workspace_id int not null, label_id int not null, text text not null,
                        at timestamptz not null default now());
                    create index if not exists bench_row_place on entente.bench_row (workspace_id, label_id, at);
                    grant insert on entente.bench_row to entente_app
                    """);
            say("");
            say("%d connections, %d processors, PostgreSQL %s."
                    .formatted(
                            CONNECTIONS,
                            Runtime.getRuntime().availableProcessors(),
                            jdbc.sql("show server_version").query(String.class).single()));
            Person author = fixture.officer("GBR", "SECRET");
            Runnable message = message(author);
            say("");
            say("Writes in a second, each in a transaction of its own; median of %d rounds of %d s"
                    .formatted(ROUNDS, ROUND.toSeconds()));
            say("                                                        alone   with its entry");
            disk(statement, true);
            double asInUse =
                    auditedOverBare("a message, commits wait for the disk, as in use", threads, author, message);
            disk(statement, false);
            auditedOverBare("a message, commits wait for nothing", threads, author, message);
            auditedOverBare("a row of six columns without any policy, likewise", threads, author, this::write);
            judge("audited write over bare insert, as in use", asInUse, 0.45);
            sealingOverInserting(threads, person, statement);
            sealingBesideWatching(threads, person, statement);
            soonSealed(threads, person);
            statement.execute("drop table entente.bench_row");
        }
    }

    // One transaction each, in turns: what people write alone, and the same with its entry, which is sealed meanwhile.
    private double auditedOverBare(String what, ExecutorService threads, Person person, Runnable write)
            throws Exception {
        List<Double> bare = new ArrayList<>();
        List<Double> audited = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            double one = rate(threads, person, () -> transaction.executeWithoutResult(status -> write.run()));
            double other = rate(
                    threads,
                    person,
                    () -> transaction.executeWithoutResult(status -> {
                        write.run();
                        log.append(entry());
                    }));
            if (round >= 0) {
                bare.add(one);
                audited.add(other);
            }
            drain();
        }
        double ratio = median(audited) / median(bare);
        say("  %-50s %9.0f %9.0f   %.2f".formatted(what, median(bare), median(audited), ratio));
        return ratio;
    }

    // As the portal writes a message, with all that guards it.
    private Runnable message(Person author) {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, author, AdmissionRole.CONTRIBUTOR);
        ConfidentialityLabel label = fixture.label("SECRET", "GBR");
        ConversationId channel = act.get(author.subject(), () -> conversations.create(workspace, label, "Bench"));
        int interned = labels.intern(label).value();
        return () -> jdbc.sql("""
                        insert into message (public_id, conversation_id, workspace_id, label_id, originator, author_id, text, mentions,
                                             precedence, acknowledge, search)
                        select ?, c.id, c.workspace_id, ?, acting_nation(), current_member(), ?, '{}', 'ROUTINE', false, ''
                          from conversation c
                         where c.public_id = ?
                        """)
                .param(UUID.randomUUID())
                .param(interned)
                .param(PAYLOAD)
                .param(channel.value())
                .update();
    }

    // The tests' server does not wait for its disk, unless it is told to.
    private static void disk(Statement superuser, boolean wait) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            superuser.execute("alter system set %s = %s".formatted(setting, wait ? "on" : "off"));
        }
        superuser.execute("select pg_reload_conf()");
    }

    // How fast entries can come in at all, one to a transaction, and how fast the sealer takes them from the queue.
    private void sealingOverInserting(ExecutorService threads, Person person, Statement superuser) throws Exception {
        List<Double> inserting = new ArrayList<>();
        List<Double> sealing = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            drain();
            superuser.execute("begin");
            superuser.execute("select pg_advisory_xact_lock(%d)".formatted(SealRepository.LOCK));
            inserting.add(rate(
                    threads, person, SEALED, () -> transaction.executeWithoutResult(status -> log.append(entry()))));
            superuser.execute("rollback");
            long waiting = waiting();
            long began = System.nanoTime();
            drain();
            sealing.add(waiting * 1e9 / (System.nanoTime() - began));
        }
        say("");
        say("Entries in a second; median of 3 rounds of %,d".formatted(SEALED));
        say("  added, one to a transaction, not sealed  %8.0f".formatted(median(inserting)));
        say("  sealed from the queue                    %8.0f".formatted(median(sealing)));
        judge("sealing over bare audit insert", median(sealing) / median(inserting), 0.8);
    }

    // The rules look in transactions and on a thread of their own, a second after each other: what they cost the sealer
    // is what they
    // take of the machine. In turns: whoever holds their row keeps them from looking.
    private void sealingBesideWatching(ExecutorService threads, Person person, Statement superuser) throws Exception {
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> watching = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            boolean watched = round % 2 == 0;
            drain();
            awaitWatched();
            try (Connection other = TestDatabase.superuser().getConnection();
                    Statement still = other.createStatement()) {
                superuser.execute("begin");
                superuser.execute("select pg_advisory_xact_lock(%d)".formatted(SealRepository.LOCK));
                rate(threads, person, SEALED, () -> transaction.executeWithoutResult(status -> log.append(entry())));
                other.setAutoCommit(false);
                if (!watched) {
                    still.execute("select from entente.watch_state for update");
                }
                long waiting = waiting();
                long began = System.nanoTime();
                superuser.execute("rollback");
                drain();
                (watched ? beside : alone).add(waiting * 1e9 / (System.nanoTime() - began));
                if (!watched) {
                    long behind = size() - watchedTo();
                    began = System.nanoTime();
                    other.rollback();
                    awaitWatched();
                    watching.add(behind * 1e9 / (System.nanoTime() - began));
                }
            }
        }
        say("");
        say("Rules for alerts beside the sealer, in entries in a second; median of %d rounds of %,d"
                .formatted(ROUNDS / 2, SEALED));
        say("  sealed from the queue, nothing looking on  %8.0f".formatted(median(alone)));
        say("  sealed while the rules look on             %8.0f   %.2f"
                .formatted(median(beside), median(beside) / median(alone)));
        say("  looked at by all rules, once sealed        %8.0f".formatted(median(watching)));
    }

    // How many entries the rules have looked at.
    private long watchedTo() {
        return fixture.sql()
                .sql("select last_index + 1 from watch_state")
                .query(Long.class)
                .single();
    }

    private void awaitWatched() {
        while (watchedTo() < size()) {
            pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    // Entries at a steady pace; for each, from its commit until a checkpoint covers it.
    private void soonSealed(ExecutorService threads, Person person) throws Exception {
        Map<UUID, Long> committed = new ConcurrentHashMap<>();
        AtomicLong place = new AtomicLong();
        long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        long all = PER_SECOND * STREAM.toSeconds();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            writers.add(threads.submit(() -> act.as(person.subject(), () -> {
                for (long mine = place.getAndIncrement(); mine < all; mine = place.getAndIncrement()) {
                    pauseUntil(began + mine * 1_000_000_000L / PER_SECOND);
                    UUID object = UUID.randomUUID();
                    transaction.executeWithoutResult(status ->
                            log.append(AuditEvent.of(AuditAction.PLAN_OPENED, ObjectKind.EXERCISE_PLAN, object)));
                    committed.put(object, System.nanoTime());
                }
            })));
        }
        List<long[]> checkpoints = new ArrayList<>();
        long furthest = 0;
        while (committed.size() < all || waiting() > 0) {
            checkpoints.add(new long[] {System.nanoTime(), size()});
            furthest = Math.max(furthest, checkpoints.getLast()[1] - watchedTo());
            pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5));
            if (writers.stream().allMatch(Future::isDone) && committed.size() < all) {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
        }
        checkpoints.add(new long[] {System.nanoTime(), size()});
        List<Double> waited = new ArrayList<>();
        fixture.sql()
                .sql(
                        "select e.object_id, l.index from audit_leaf l join audit_entry e on e.id = l.entry where e.actor = ? and e.action = 'PLAN_OPENED'")
                .param(person.id().value())
                .query(row -> {
                    Long at = committed.get(UUID.fromString(row.getString(1)));
                    if (at != null) {
                        long index = row.getLong(2);
                        long seen = checkpoints.stream()
                                .filter(one -> one[1] > index)
                                .findFirst()
                                .orElseThrow()[0];
                        waited.add(Math.max(0, (seen - at) / 1e6));
                    }
                });
        assertThat(waited).hasSize((int) all);
        Collections.sort(waited);
        say("");
        say("%,d entries in a second for %d s, from the commit of each until a signed checkpoint covers it, in ms"
                .formatted(PER_SECOND, STREAM.toSeconds()));
        say("  p50 %6.0f   p99 %6.0f   longest %6.0f   (goal: p99 at most 1,500)%s"
                .formatted(
                        at(waited, 0.5),
                        at(waited, 0.99),
                        waited.getLast(),
                        at(waited, 0.99) <= 1500 ? "" : "   MISSED"));
        say("  rules for alerts were at most %,d entries behind the newest checkpoint".formatted(furthest));
    }

    private void write() {
        jdbc.sql(
                        "insert into bench_row (id, author, workspace_id, label_id, text) values (?, current_member(), 1, 1, ?)")
                .param(UUID.randomUUID())
                .param(PAYLOAD)
                .update();
    }

    private static AuditEvent entry() {
        return AuditEvent.of(AuditAction.MESSAGE_POSTED, ObjectKind.MESSAGE, UUID.randomUUID())
                .with("precedence", "ROUTINE")
                .with("conversation", "7c9e6679-7425-40de-944b-e07fc1f90ae7");
    }

    private double rate(ExecutorService threads, Person person, Runnable work) throws Exception {
        long until = System.nanoTime() + ROUND.toNanos();
        AtomicLong done = new AtomicLong();
        long began = System.nanoTime();
        all(threads, person, () -> {
            while (System.nanoTime() < until) {
                work.run();
                done.incrementAndGet();
            }
        });
        return done.get() * 1e9 / (System.nanoTime() - began);
    }

    private double rate(ExecutorService threads, Person person, int times, Runnable work) throws Exception {
        AtomicLong place = new AtomicLong();
        long began = System.nanoTime();
        all(threads, person, () -> {
            while (place.getAndIncrement() < times) {
                work.run();
            }
        });
        return times * 1e9 / (System.nanoTime() - began);
    }

    private void all(ExecutorService threads, Person person, Runnable work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            running.add(threads.submit(() -> act.as(person.subject(), work)));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    // The portal's own sealer does it; this waits for it without hurrying it.
    private void drain() {
        while (waiting() > 0) {
            pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private long waiting() {
        return fixture.sql()
                .sql("select count(*) from audit_queue")
                .query(Long.class)
                .single();
    }

    private long size() {
        return Objects.requireNonNullElse(
                fixture.sql()
                        .sql("select max(size) from audit_checkpoint")
                        .query(Long.class)
                        .optional()
                        .orElse(null),
                0L);
    }

    private static void pauseUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double median(List<Double> figures) {
        return at(figures.stream().sorted().toList(), 0.5);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private static void judge(String what, double ratio, double goal) {
        say("  %s: %.2f (goal: at least %.2f)%s".formatted(what, ratio, goal, ratio >= goal ? "" : "   MISSED"));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
