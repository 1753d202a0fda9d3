package org.entente.watching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the rules are set, for auditors. What is set counts from the next look on, and changes no alert that is there. */
@Service
public class WatchRules {

    /** How long a time a preview looks at. */
    public static final Duration PREVIEWED = Duration.ofDays(30);

    /** Up to how many entries a preview looks at. */
    static final int MOST_PREVIEWED = 100_000;

    private final WatchRepository entries;
    private final JdbcClient jdbc;
    private final AuditLog log;
    private final AuditorRole auditor;
    private final Clock clock;

    WatchRules(WatchRepository entries, JdbcClient jdbc, AuditLog log, AuditorRole auditor, Clock clock) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.log = log;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** All of them, in the order of {@link WatchRule}. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public List<RuleSetting> list() {
        return entries.settings().stream()
                .sorted(Comparator.comparing(RuleSetting::rule))
                .toList();
    }

    /** Sets a rule. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public void set(RuleSetting setting) {
        jdbc.sql("""
                        update watch_rule
                           set is_on = :on, times = :times, minutes = :minutes, days = :days, hours = :hours
                         where code = :code
                        """)
                .param("on", setting.on())
                .param("times", setting.numbers().get(Threshold.TIMES))
                .param("minutes", setting.numbers().get(Threshold.MINUTES))
                .param("days", setting.numbers().get(Threshold.DAYS))
                .param("hours", setting.numbers().get(Threshold.HOURS))
                .param("code", setting.rule().name())
                .update();
        AuditEvent event = AuditEvent.of(AuditAction.WATCH_RULE_CHANGED, ObjectKind.WATCH_RULE, setting.rule())
                .with("on", setting.on());
        for (Threshold threshold : setting.rule().thresholds()) {
            event = event.with(threshold.name(), setting.number(threshold));
        }
        log.append(event);
    }

    /**
     * What a rule would have found in the last {@link #PREVIEWED} if it had been set so and nothing had been acknowledged; empty for one
     * that does not look at entries.
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Optional<Preview> preview(RuleSetting setting) {
        log.append(AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null).with("preview", setting.rule()));
        return Optional.ofNullable(Detectors.ALL.get(setting.rule()))
                .map(detector -> auditor.read(() -> preview(detector, setting)));
    }

    private Preview preview(Detector detector, RuleSetting setting) {
        Instant from = clock.instant().minus(PREVIEWED);
        List<Act> all = entries.since(detector, from.minus(detector.reach(setting)), MOST_PREVIEWED);
        long first = all.stream()
                .filter(act -> !act.at().isBefore(from))
                .mapToLong(Act::index)
                .min()
                .orElse(Long.MAX_VALUE);
        Map<String, List<Act>> acts =
                all.stream().collect(Collectors.groupingBy(Act::subject, LinkedHashMap::new, Collectors.toList()));
        long alerts = detector.look(acts, first, setting, Map.of(), act -> entries.before(detector, act)).stream()
                .map(Raised::id)
                .distinct()
                .count();
        return new Preview(Math.toIntExact(alerts), all.size() < MOST_PREVIEWED);
    }
}
