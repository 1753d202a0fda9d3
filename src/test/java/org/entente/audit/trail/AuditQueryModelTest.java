package org.entente.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is found and counted against a filter in plain Java, over entries and queries drawn by lot. */
class AuditQueryModelTest extends PortalTest {

    private static final int ENTRIES = 400;
    private static final int QUERIES = 400;
    private static final List<AuditAction> ACTIONS =
            List.of(AuditAction.PLANS_LISTED, AuditAction.PLAN_OPENED, AuditAction.DOCUMENT_OPENED);
    private static final List<ObjectKind> KINDS = List.of(ObjectKind.EXERCISE_PLAN, ObjectKind.DOCUMENT);

    private final long seed = Seed.drawn();
    private final Random random = new Random(seed);

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditFigures figures;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Person> people = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();
    private final List<WorkspaceId> workspaces = new ArrayList<>();
    private Person auditor;

    @BeforeEach
    void drawEntries() {
        auditor = fixture.official("NLD", Roles.AUDITOR);
        for (int i = 0; i < 4; i++) {
            people.add(fixture.officer(fixture.newNation().value(), "SECRET"));
            objects.add(UUID.randomUUID().toString());
            workspaces.add(fixture.workspace("SECRET"));
        }
        for (int i = 0; i < ENTRIES; i++) {
            AuditEvent event = AuditEvent.of(any(ACTIONS), any(KINDS), any(objects));
            AuditEvent placed = random.nextInt(3) == 0 ? event : event.in(any(workspaces));
            act.as(any(people).subject(), () -> {
                if (random.nextInt(4) == 0) {
                    log.refused(placed, any(List.of(Outcome.DENIED, Outcome.FAILED)), "LABEL");
                } else {
                    transaction.executeWithoutResult(status -> log.append(placed));
                }
            });
        }
    }

    @Test
    void listAndCountsAreThoseOfTheFilterInWords() {
        await().until(() -> fixture.sql()
                .sql("select not exists (select from audit_queue)")
                .query(Boolean.class)
                .single());
        List<AuditEntry> all = people.stream()
                .flatMap(person -> everything(AuditQuery.ALL.by(person.id().value())).stream())
                .sorted(Comparator.comparing(AuditEntry::occurredAt)
                        .thenComparing(entry -> entry.id().toString())
                        .reversed())
                .toList();
        assertThat(all).hasSize(ENTRIES);
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            AuditQuery query = query(all);
            List<AuditEntry> expected =
                    all.stream().filter(entry -> matches(query, entry)).toList();
            assertThat(everything(query))
                    .as("seed %d query %d: %s", seed, i, query)
                    .isEqualTo(expected);
            Histogram histogram = act.get(
                    auditor.subject(),
                    () -> figures.histogram(query, Instant.now().plusSeconds(60)));
            if (histogram.step().toHours() < 1) {
                assertThat(histogram.all())
                        .as("seed %d query %d: %s", seed, i, query)
                        .isEqualTo(expected.size());
                assertThat(histogram.bars().stream()
                                .mapToLong(Histogram.Bar::denied)
                                .sum())
                        .isEqualTo(expected.stream()
                                .filter(entry -> entry.outcome() == Outcome.DENIED)
                                .count());
                expected.forEach(entry -> assertThat(histogram.bars())
                        .as("a bar over %s", entry.occurredAt())
                        .anyMatch(bar -> bar.all() > 0
                                && !bar.from().isAfter(entry.occurredAt())
                                && bar.from().plus(histogram.step()).isAfter(entry.occurredAt())));
            }
            found += expected.size();
        }
        assertThat(found).as("seed %d", seed).isGreaterThan(QUERIES);
    }

    // In pages of an odd size, so that some end in the middle of anything.
    private List<AuditEntry> everything(AuditQuery query) {
        List<AuditEntry> found = new ArrayList<>();
        act.as(auditor.subject(), () -> {
            List<AuditEntry> page;
            do {
                page = trail.list(
                        query, found.isEmpty() ? null : found.getLast().place(), 37);
                found.addAll(page);
            } while (page.size() == 37);
        });
        return found;
    }

    private AuditQuery query(List<AuditEntry> all) {
        // Always of these people, for the log holds what other tests did; in one of four ways.
        int way = random.nextInt(4);
        Person person = any(people);
        Instant one = any(all).occurredAt();
        Instant other = any(all).occurredAt();
        return new AuditQuery(
                way == 0 ? person.id().value() : null,
                way == 1 ? person.name().substring(6).toUpperCase(Locale.ROOT) : null,
                way == 2 ? person.nation().value() : null,
                chance() ? any(workspaces) : null,
                chance() ? any(KINDS) : null,
                way == 3 ? any(objects) : chance() ? any(objects).substring(0, random.nextInt(9, 37)) : null,
                some(),
                chance() ? any(List.of(Outcome.values())) : null,
                one.isBefore(other) ? one : null,
                chance() ? other : null,
                Set.of());
    }

    private static boolean matches(AuditQuery query, AuditEntry entry) {
        return is(query.actor(), entry.actor())
                && (query.actorName() == null
                        || String.valueOf(entry.actorName())
                                .toUpperCase(Locale.ROOT)
                                .contains(query.actorName()))
                && is(query.nation(), entry.actorNation())
                && is(query.workspace(), entry.workspace())
                && is(query.objectKind(), entry.objectKind())
                && (query.objectId() == null || String.valueOf(entry.objectId()).startsWith(query.objectId()))
                && (query.actions().isEmpty() || query.actions().contains(entry.action()))
                && is(query.outcome(), entry.outcome())
                && (query.from() == null || !entry.occurredAt().isBefore(query.from()))
                && (query.until() == null || entry.occurredAt().isBefore(query.until()));
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals(found);
    }

    private Set<AuditAction> some() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(n -> any(ACTIONS)).collect(Collectors.toSet());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance() {
        return random.nextInt(3) == 0;
    }
}
