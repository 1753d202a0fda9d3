package org.entente.exercise.calendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExerciseStatus;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of plans and key dates may stand in a calendar: what the asker reads at this moment, no higher than the level of calendars. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CalendarRepository {

    private static final int MOST_ROWS = 2000;

    // Plans whose days are not known yet have no place in a calendar of days.
    private static final String ENTRIES = """
            select p.public_id as id, p.public_id as plan, p.name as title, p.starts_on, p.ends_on, p.place, p.status, p.label_id,
                   p.version, p.updated_at
              from exercise_plan p
              join label l on l.id = p.label_id
             where p.starts_precision = 'DAY' and p.ends_precision = 'DAY' and p.ends_on >= :from and (l.policy <> :policy or l.rank <= :rank)
               and (:plan::uuid is null or p.public_id = :plan)
             union all
            select k.public_id, p.public_id, k.code || ' ' || p.name || ': ' || k.title, k.starts_on, k.ends_on, k.place, p.status,
                   k.label_id, k.version, k.updated_at
              from exercise_key_date k
              join exercise_plan p on p.id = k.plan_id
              join label l on l.id = k.label_id
             where not k.removed and k.ends_on >= :from and (l.policy <> :policy or l.rank <= :rank) and (:plan::uuid is null or p.public_id = :plan)
             order by starts_on, id
             limit %d
            """.formatted(MOST_ROWS);

    private final JdbcClient jdbc;
    private final Labels labels;
    private final CalendarLevel level;

    CalendarRepository(JdbcClient jdbc, Labels labels, CalendarLevel level) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.level = level;
    }

    /** @param plan one plan only; null for all */
    List<CalendarEntry> entries(@Nullable ExercisePlanId plan, LocalDate from, List<Locale> languages) {
        return jdbc
                .sql(ENTRIES)
                .param("plan", plan == null ? null : plan.value())
                .param("from", Date.valueOf(from))
                .param("policy", CoalitionPolicy.NAME)
                .param("rank", level.rank())
                .query((row, n) -> entry(row, languages))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<CalendarEntry> entry(ResultSet row, List<Locale> languages) throws SQLException {
        ConfidentialityLabel label = labels.label(new LabelId(row.getInt("label_id")));
        if (!level.takes(label)) {
            return Optional.empty();
        }
        Marking marking = labels.marking(label, languages);
        return Optional.of(new CalendarEntry(
                row.getObject("id", UUID.class),
                new ExercisePlanId(row.getObject("plan", UUID.class)),
                row.getString("title"),
                row.getDate("starts_on").toLocalDate(),
                row.getDate("ends_on").toLocalDate(),
                row.getString("place"),
                switch (ExerciseStatus.valueOf(row.getString("status"))) {
                    case DRAFT, PLANNED -> CalendarEntry.State.TENTATIVE;
                    case CONFIRMED, UNDER_WAY, COMPLETED -> CalendarEntry.State.CONFIRMED;
                    case CANCELLED -> CalendarEntry.State.CANCELLED;
                },
                label,
                marking.banner(),
                marking.portion(),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant()));
    }
}
