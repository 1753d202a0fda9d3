package org.entente.watching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.watching.AlertNotAnswered.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rules found, for auditors, who acknowledge it. Nobody acknowledges an alert about oneself. */
@Service
public class Alerts {

    /** Topic of live changes: there may be other open alerts now. */
    public static final String TOPIC = "alert";

    /** Up to how many open alerts are counted. */
    public static final int MOST_COUNTED = 100;

    /** The longest note. */
    public static final int LONGEST_NOTE = 500;

    private static final int MOST_ROWS = 500;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    Alerts(JdbcClient jdbc, AuditLog log, Attempts attempts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.log = log;
        this.attempts = attempts;
        this.events = events;
    }

    /**
     * Alerts, open ones first, each by when it was raised, the newest first.
     *
     * @param offset from 0
     * @param limit 1 to 500
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<Alert> list(int offset, int limit) {
        if (offset <= 0) {
            log.append(AuditEvent.of(AuditAction.ALERTS_LISTED, ObjectKind.ALERT, null));
        }
        return jdbc.sql("""
                        select a.*, m.display_name as acknowledged_name
                          from watch_alert a
                          left join member m on m.id = a.acknowledged_by
                         order by a.acknowledged_at is not null, a.raised_at desc, a.id
                        offset :offset limit :limit
                        """)
                .param("offset", Math.max(offset, 0))
                .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                .query((row, n) -> read(row))
                .list();
    }

    /** How many are open that the asker may acknowledge, counted up to {@value #MOST_COUNTED}. Tells nothing of what they are. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public int open() {
        return jdbc.sql("""
                        select count(*)::int
                          from (select
                                  from watch_alert
                                 where acknowledged_at is null
                                   and member_id is distinct from current_member()
                                 limit %d) as counted
                        """.formatted(MOST_COUNTED)).query(Integer.class).single();
    }

    /**
     * Says why an open alert needs no more.
     *
     * @param note 1 to {@value #LONGEST_NOTE} characters
     * @throws AlertNotAnswered if it is about the asker, or open no more
     */
    @PreAuthorize("hasRole('auditor')")
    public void acknowledge(UUID id, String note) {
        answer(
                AuditAction.ALERT_ACKNOWLEDGED,
                id,
                () -> jdbc.sql("""
                        update watch_alert
                           set acknowledged_at = now(), acknowledged_by = current_member(), note = :note
                         where id = :id and acknowledged_at is null
                        """).param("note", note).param("id", id).update());
    }

    /**
     * Opens an alert again that the asker acknowledged.
     *
     * @throws AlertNotAnswered if that is not so
     */
    @PreAuthorize("hasRole('auditor')")
    public void openAgain(UUID id) {
        answer(
                AuditAction.ALERT_OPENED_AGAIN,
                id,
                () -> jdbc.sql("""
                        update watch_alert
                           set acknowledged_at = null, acknowledged_by = null, note = null
                         where id = :id and acknowledged_by = current_member()
                        """).param("id", id).update());
    }

    /** An update of one alert. */
    @FunctionalInterface
    private interface Update {
        int rows();
    }

    private void answer(AuditAction action, UUID id, Update update) {
        AuditEvent event = AuditEvent.of(action, ObjectKind.ALERT, id);
        attempts.write(event, state -> null, () -> {
            if (isAboutAsker(id)) {
                throw new AlertNotAnswered(Why.ONESELF);
            }
            if (update.rows() == 0) {
                throw new AlertNotAnswered(Why.CHANGED);
            }
            log.append(event);
            events.publishEvent(new AlertsChanged());
        });
    }

    private boolean isAboutAsker(UUID id) {
        return jdbc.sql("select exists (select from watch_alert where id = ? and member_id = current_member())")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getObject("member_id", UUID.class),
                row.getString("member_name"),
                row.getString("member_nation"),
                row.getString("action"),
                row.getTimestamp("first_at").toInstant(),
                row.getObject("last_entry", UUID.class),
                row.getTimestamp("last_at").toInstant(),
                row.getInt("times"),
                SettingRows.read(row, "rule", true, "rule_"),
                row.getTimestamp("raised_at").toInstant(),
                answer(row));
    }

    private static Alert.@Nullable Answer answer(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("acknowledged_at");
        return at == null
                ? null
                : new Alert.Answer(
                        at.toInstant(),
                        Objects.requireNonNull(row.getObject("acknowledged_by", UUID.class)),
                        row.getString("acknowledged_name"),
                        row.getString("note"));
    }
}
