package org.entente.watching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sealed entries, as rules look at them, and the alerts that they raise; in the role in which the caller is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WatchRepository {

    /** Whom is counted for what is of the log as a whole. */
    static final String LOG = "LOG";

    private static final String ACTS = """
            select *
              from (select l.index, l.entry, coalesce(e.occurred_at, now()) as at, %s as subject, coalesce(e.action, '') as action, e.actor,
                           e.actor_name, e.actor_nation, e.object_kind, e.object_id, e.detail ->> 'username' as username
                      from audit_leaf l
                      left join audit_entry e on e.id = l.entry
                     where (%s)
                       and %s) as act
             where subject is not null
            """;

    private final JdbcClient jdbc;

    WatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For the rest of the transaction, as the role that reads every entry. */
    void becomeWatcher() {
        jdbc.sql("set local role entente_sealer").update();
    }

    void becomeOneself() {
        jdbc.sql("set local role none").update();
    }

    /** Up to where the rules have looked; empty if another node looks on from there. */
    Optional<Long> takeTurn() {
        return jdbc.sql("select last_index from watch_state for update skip locked")
                .query(Long.class)
                .optional();
    }

    /** The last index of the next entries, or that one if there are none. */
    long end(long after, int most) {
        return jdbc.sql(
                        "select coalesce(max(index), :after) from audit_leaf where index > :after and index <= :after + :most")
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    void advance(long to) {
        jdbc.sql("update watch_state set last_index = ?").param(to).update();
    }

    List<RuleSetting> settings() {
        return jdbc.sql("select code, is_on, times, minutes, days, hours from watch_rule")
                .query((row, n) -> SettingRows.read(row, "code", row.getBoolean("is_on"), ""))
                .list();
    }

    /** Those with these indexes. */
    List<Act> sealed(Detector detector, long after, long to) {
        return jdbc.sql(acts(detector, "l.index > :after and l.index <= :to") + " order by index")
                .param("after", after)
                .param("to", to)
                .query((row, n) -> act(row))
                .list();
    }

    /** Those of some subjects in a time, up to an index. */
    List<Act> known(Detector detector, Collection<String> subjects, Instant from, Instant until, long to) {
        return jdbc.sql(acts(detector, "e.occurred_at between :from and :until and l.index <= :to")
                        + " and subject = any (:subjects) order by index")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("to", to)
                .param("subjects", subjects.toArray(String[]::new))
                .query((row, n) -> act(row))
                .list();
    }

    /** All since then, the newest so many. */
    List<Act> since(Detector detector, Instant from, int most) {
        return jdbc.sql("select * from (" + acts(detector, "coalesce(e.occurred_at >= :from, true)")
                        + " order by index desc limit :most) newest order by index")
                .param("from", Timestamp.from(from))
                .param("most", most)
                .query((row, n) -> act(row))
                .list();
    }

    /** The last one of the same subject before. */
    List<Act> before(Detector detector, Act act) {
        return jdbc.sql(acts(detector, "e.occurred_at <= :at and l.index < :index")
                        + " and subject = :subject order by at desc, index desc limit 1")
                .param("at", Timestamp.from(act.at()))
                .param("index", act.index())
                .param("subject", act.subject())
                .query((row, n) -> act(row))
                .list();
    }

    /** The newest alert of each subject, which nobody acknowledges until the transaction ends. */
    Map<String, Raised> newest(WatchRule rule, Collection<String> subjects) {
        Map<String, Raised> newest = new HashMap<>();
        jdbc.sql("""
                        select a.id, a.subject, coalesce(a.action, '') as action, a.member_id, a.member_name, a.member_nation,
                               a.first_entry, a.first_at, a.last_entry, a.last_at, a.last_index, a.times,
                               a.acknowledged_at is null as open
                          from watch_alert a
                         where a.rule = :rule
                           and a.subject = any (:subjects)
                           and a.last_index = (select max(b.last_index)
                                                 from watch_alert b
                                                where b.rule = a.rule and b.subject = a.subject)
                         order by a.raised_at
                           for update
                        """)
                .param("rule", rule.name())
                .param("subjects", subjects.toArray(String[]::new))
                .query((row, n) -> newest.put(row.getString("subject"), raised(row)))
                .list();
        return newest;
    }

    /** Keeps an alert that is new, or that goes on. */
    void keep(RuleSetting setting, Raised alert) {
        Act last = alert.last();
        jdbc.sql("""
                        insert into watch_alert (id, rule, subject, member_id, member_name, member_nation, action, first_entry, first_at,
                               last_entry, last_at, last_index, times, rule_times, rule_minutes, rule_days, rule_hours)
                        values (:id, :rule, :subject, :member, :name, :nation, :action, :firstEntry, :firstAt,
                                :lastEntry, :lastAt, :lastIndex, :times, :ruleTimes, :ruleMinutes, :ruleDays, :ruleHours)
                            on conflict (id) do update
                           set action = excluded.action, first_entry = excluded.first_entry, first_at = excluded.first_at,
                               last_entry = excluded.last_entry, last_at = excluded.last_at, last_index = excluded.last_index,
                               times = excluded.times
                        """)
                .param("id", alert.id())
                .param("rule", setting.rule().name())
                .param("subject", last.subject())
                .param("member", last.member())
                .param("name", last.name())
                .param("nation", last.nation())
                .param("action", last.action().isEmpty() ? null : last.action())
                .param("firstEntry", alert.firstEntry())
                .param("firstAt", Timestamp.from(alert.firstAt()))
                .param("lastEntry", last.entry())
                .param("lastAt", Timestamp.from(last.at()))
                .param("lastIndex", alert.lastIndex())
                .param("times", alert.times())
                .param("ruleTimes", setting.numbers().get(Threshold.TIMES))
                .param("ruleMinutes", setting.numbers().get(Threshold.MINUTES))
                .param("ruleDays", setting.numbers().get(Threshold.DAYS))
                .param("ruleHours", setting.numbers().get(Threshold.HOURS))
                .update();
    }

    /** Raises an alert if the entry that waits longest has waited so long, and none was raised of it; whether it did. */
    boolean standsStill(long lookedTo, int minutes) {
        return jdbc.sql("""
                        insert into watch_alert (rule, subject, first_entry, first_at, last_entry, last_at, last_index, times, rule_minutes)
                        select 'STANDSTILL', :subject, o.entry, o.occurred_at, o.entry, o.occurred_at, :lookedTo,
                               (select count(*) from audit_queue), :minutes
                          from (select q.entry, e.occurred_at
                                  from audit_queue q
                                  join audit_entry e on e.id = q.entry
                                 where not q.adopted
                                 order by q.seq
                                 limit 1) o
                         where o.occurred_at < now() - make_interval(mins => :minutes)
                           and not exists (select from watch_alert a where a.rule = 'STANDSTILL' and a.first_entry = o.entry)
                        """)
                        .param("subject", LOG)
                        .param("lookedTo", lookedTo)
                        .param("minutes", minutes)
                        .update()
                > 0;
    }

    /** Raises an alert for each witness that has been silent so long, if none was raised since it was heard last; whether it did. */
    boolean silent(long lookedTo, int days) {
        return jdbc.sql("""
                        insert into watch_alert (rule, subject, member_name, member_nation, first_at, last_at, last_index, times, rule_days)
                        select 'WITNESS_SILENT', w.name, w.name, w.nation, h.at, now(), :lookedTo, 1, :days
                          from audit_witness w
                         cross join lateral (select coalesce((select c.received_at
                                                                from audit_cosignature c
                                                               where c.witness = w.name
                                                               order by c.size desc
                                                               limit 1), w.added_at) as at) h
                         where w.removed_at is null
                           and h.at < now() - make_interval(days => :days)
                           and not exists (select from watch_alert a
                                            where a.rule = 'WITNESS_SILENT' and a.subject = w.name and a.first_at = h.at)
                        """).param("lookedTo", lookedTo).param("days", days).update() > 0;
    }

    /** Raises an alert, unless one is open that tells of as many findings, or the rule is off; whether it did. */
    boolean damaged(int findings) {
        return jdbc.sql("""
                        insert into watch_alert (rule, subject, first_at, last_at, last_index, times)
                        select r.code, :subject, now(), now(), -1, :findings
                          from watch_rule r
                         where r.code = 'LOG_DAMAGED'
                           and r.is_on
                           and not exists (select from watch_alert a
                                            where a.rule = r.code and a.acknowledged_at is null and a.times >= :findings)
                        """).param("subject", LOG).param("findings", findings).update() > 0;
    }

    /** Raises an alert, unless that witness said so before of a tree of this size, or the rule is off; whether it did. */
    boolean disputed(String witness, long size) {
        return jdbc.sql("""
                        insert into watch_alert (rule, subject, member_name, member_nation, first_at, last_at, last_index, times)
                        select r.code, w.name, w.name, w.nation, now(), now(), :size, 1
                          from watch_rule r, audit_witness w
                         where r.code = 'LOG_DISPUTED'
                           and w.name = :witness
                           and r.is_on
                           and not exists (select from watch_alert a
                                            where a.rule = r.code and a.subject = w.name and a.last_index = :size)
                        """).param("witness", witness).param("size", size).update() > 0;
    }

    private static String acts(Detector detector, String which) {
        return ACTS.formatted(detector.subject(), detector.condition(), which);
    }

    private static Act act(ResultSet row) throws SQLException {
        String subject = row.getString("subject");
        UUID actor = row.getObject("actor", UUID.class);
        // What an entry that is nobody's work claims of a member is no ground to name that member.
        boolean named = !subject.equals(LOG);
        return new Act(
                row.getLong("index"),
                row.getObject("entry", UUID.class),
                row.getTimestamp("at").toInstant(),
                subject,
                row.getString("action"),
                named ? member(actor, row.getString("object_kind"), row.getString("object_id")) : null,
                named ? row.getString(actor == null ? "username" : "actor_name") : null,
                named ? row.getString("actor_nation") : null);
    }

    private static @Nullable UUID member(@Nullable UUID actor, @Nullable String kind, @Nullable String object) {
        return actor == null && object != null && "MEMBER".equals(kind)
                ? PublicId.parse(object).orElse(null)
                : actor;
    }

    private static Raised raised(ResultSet row) throws SQLException {
        long index = row.getLong("last_index");
        Act last = new Act(
                index,
                row.getObject("last_entry", UUID.class),
                row.getTimestamp("last_at").toInstant(),
                row.getString("subject"),
                row.getString("action"),
                row.getObject("member_id", UUID.class),
                row.getString("member_name"),
                row.getString("member_nation"));
        return new Raised(
                row.getObject("id", UUID.class),
                last,
                row.getObject("first_entry", UUID.class),
                row.getTimestamp("first_at").toInstant(),
                index,
                row.getInt("times"),
                row.getBoolean("open"));
    }
}
