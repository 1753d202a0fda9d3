package org.entente.audit.trail;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.TermDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many entries there are, for auditors only. Asking is itself entered. */
@Service
public class AuditFigures {

    /** Up to how many entries are counted one by one; above that, the newest of them. */
    public static final int MOST_COUNTED = 20_000;

    /** The most bars of a histogram. */
    public static final int MOST_BARS = 90;

    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            HOUR,
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28));

    // Weeks begin on a Monday.
    private static final long MONDAY = Duration.ofDays(4).toSeconds();

    // Whole numbers throughout: sums of numerics take twice as long.
    private static final String BY_HOUR = """
            select date_bin(make_interval(secs => :step), h.hour, :monday) as bar, h.outcome, sum(h.entries::int) as entries
              from audit_hour h
             where h.hour >= :first
               and h.hour < :end
               and (cast(:nation as text) is null or h.actor_nation = :nation)
               and (cast(:outcome as text) is null or h.outcome = :outcome)
               and (cast(:actions as text[]) is null or h.action = any (cast(:actions as text[])))
               and (cast(:workspace as uuid) is null
                    or h.workspace_id = (select w.id from workspace w where w.public_id = :workspace))
             group by 1, 2
            """;

    private static final String ONE_BY_ONE = """
            select date_bin(make_interval(secs => :step), c.occurred_at, :monday) as bar, c.outcome, count(*) as entries
              from (%s) c
             group by 1, 2
            """;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final TermDigest terms;
    private final AuditorRole auditor;
    private final AuditPeople people;

    AuditFigures(JdbcClient jdbc, AuditLog log, TermDigest terms, AuditorRole auditor, AuditPeople people) {
        this.jdbc = jdbc;
        this.log = log;
        this.terms = terms;
        this.auditor = auditor;
        this.people = people;
    }

    private record Counted(long bar, Outcome outcome, long entries) {}

    /**
     * When the entries that match were written, over the time that is looked at: from the first entry of all where the query has no
     * beginning. Whole hours and more are taken from what was counted when entries were sealed, unless a person or an object is looked
     * for; the first and the last bar then hold all of theirs.
     *
     * @param now where it ends, if the query has no end
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Histogram histogram(AuditQuery query, Instant now) {
        enter(query);
        List<UUID> named = people.named(query.actorName());
        return auditor.read(() -> {
            Instant end = query.until() == null || query.until().isAfter(now) ? now : query.until();
            Instant from = query.from() == null ? first(end) : query.from();
            if (!from.isBefore(end)) {
                return new Histogram(List.of(), HOUR, true);
            }
            Duration step = step(from, end);
            boolean byHour = step.compareTo(HOUR) >= 0 && keptByHour(query);
            List<Counted> counted =
                    byHour ? byHour(query, from, end, step) : oneByOne(query.between(from, end), named, step);
            return histogram(
                    counted,
                    from,
                    end,
                    step,
                    byHour || counted.stream().mapToLong(Counted::entries).sum() < MOST_COUNTED);
        });
    }

    /** How many entries match: counted up to {@link #MOST_COUNTED}. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public long count(AuditQuery query) {
        enter(query);
        AuditConditions wanted = new AuditConditions(query, people.named(query.actorName()));
        return auditor.read(
                () -> jdbc.sql("select count(*) from (%s) counted".formatted(wanted.newest("e.occurred_at, e.id")))
                        .params(wanted.values())
                        .param("limit", MOST_COUNTED)
                        .query(Long.class)
                        .single());
    }

    private static boolean keptByHour(AuditQuery query) {
        return query.actor() == null
                && query.actorName() == null
                && query.objectKind() == null
                && query.origins().isEmpty()
                && query.objectId() == null;
    }

    private Instant first(Instant end) {
        return jdbc.sql("select min(occurred_at) from audit_entry")
                .query((row, n) ->
                        row.getTimestamp(1) == null ? end : row.getTimestamp(1).toInstant())
                .single();
    }

    private List<Counted> byHour(AuditQuery query, Instant from, Instant end, Duration step) {
        return jdbc.sql(BY_HOUR)
                .param("monday", Timestamp.from(Instant.ofEpochSecond(MONDAY)))
                .param("step", step.toSeconds())
                .param("first", Timestamp.from(beginning(barOf(from, step), step)))
                .param("end", Timestamp.from(end))
                .param("nation", query.nation())
                .param(
                        "outcome",
                        query.outcome() == null ? null : query.outcome().name())
                .param(
                        "actions",
                        query.actions().isEmpty()
                                ? null
                                : query.actions().stream()
                                        .map(AuditAction::name)
                                        .toArray(String[]::new))
                .param(
                        "workspace",
                        query.workspace() == null ? null : query.workspace().value())
                .query((row, n) -> new Counted(
                        barOf(row.getTimestamp("bar").toInstant(), step),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getLong("entries")))
                .list();
    }

    private List<Counted> oneByOne(AuditQuery query, @Nullable List<UUID> named, Duration step) {
        AuditConditions wanted = new AuditConditions(query, named);
        Map<String, Object> values = new LinkedHashMap<>(wanted.values());
        values.put("monday", Timestamp.from(Instant.ofEpochSecond(MONDAY)));
        values.put("step", step.toSeconds());
        values.put("limit", MOST_COUNTED);
        return jdbc.sql(ONE_BY_ONE.formatted(wanted.newest("e.occurred_at, e.id, e.outcome")))
                .params(values)
                .query((row, n) -> new Counted(
                        barOf(row.getTimestamp("bar").toInstant(), step),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getLong("entries")))
                .list();
    }

    private static Histogram histogram(
            List<Counted> counted, Instant from, Instant end, Duration step, boolean complete) {
        Map<Long, Map<Outcome, Long>> byBar = new HashMap<>();
        counted.forEach(one -> byBar.computeIfAbsent(one.bar(), any -> new HashMap<>())
                .merge(one.outcome(), one.entries(), Long::sum));
        List<Histogram.Bar> bars = new ArrayList<>();
        long last = barOf(end.minusNanos(1000), step);
        for (long bar = barOf(from, step); bar <= last; bar++) {
            Map<Outcome, Long> here = byBar.getOrDefault(bar, Map.of());
            bars.add(new Histogram.Bar(
                    beginning(bar, step),
                    here.getOrDefault(Outcome.SUCCESS, 0L),
                    here.getOrDefault(Outcome.DENIED, 0L),
                    here.getOrDefault(Outcome.FAILED, 0L)));
        }
        return new Histogram(bars, step, complete);
    }

    private static Duration step(Instant from, Instant end) {
        return STEPS.stream()
                .filter(step -> barOf(end, step) - barOf(from, step) < MOST_BARS)
                .findFirst()
                .orElseGet(() -> Duration.between(from, end).dividedBy(MOST_BARS / 2));
    }

    private static long barOf(Instant at, Duration step) {
        return Math.floorDiv(at.getEpochSecond() - MONDAY, step.toSeconds());
    }

    private static Instant beginning(long bar, Duration step) {
        return Instant.ofEpochSecond(bar * step.toSeconds() + MONDAY);
    }

    private void enter(AuditQuery query) {
        log.append(terms.into(
                AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null).with("count", true),
                query.actorName(),
                query.objectId()));
    }
}
