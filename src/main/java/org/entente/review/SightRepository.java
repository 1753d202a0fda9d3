package org.entente.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.label.ClearanceId;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who could read what when, by the histories. Read in the auditors' role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SightRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    SightRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    Optional<ObjectThen> object(UUID object, Instant at) {
        return jdbc.sql("select * from auditor_object_then(?, ?)")
                .params(object, Timestamp.from(at))
                .query((row, n) -> object(row))
                .optional();
    }

    List<Sight> people(UUID object, Instant at, @Nullable NationCode nation) {
        return jdbc.sql("select * from who_could_read(?, ?, ?)")
                .param(object)
                .param(Timestamp.from(at))
                .param(nation == null ? null : nation.value())
                .query((row, n) -> sight(row))
                .list();
    }

    private ObjectThen object(ResultSet row) throws SQLException {
        Set<Integer> ids = new LinkedHashSet<>(
                List.of((Integer[]) row.getArray("read_under").getArray()));
        return new ObjectThen(
                row.getString("kind"),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                row.getBoolean("commons"),
                ids.stream().map(id -> labels.label(new LabelId(id))).toList(),
                row.getTimestamp("label_since").toInstant(),
                instant(row.getTimestamp("withdrawn_at")),
                row.getBoolean("decisions_known"));
    }

    private Sight sight(ResultSet row) throws SQLException {
        return new Sight(
                row.getObject("member_id", UUID.class),
                row.getString("name"),
                new NationCode(row.getString("nation")),
                barriers(row),
                row.getString("role"),
                row.getString("state"),
                row.getString("nation_state"),
                row.getObject("tour_ends_on", LocalDate.class),
                labels.clearances(new ClearanceId(row.getInt("clearance_id"))),
                row.getTimestamp("clearance_since").toInstant(),
                row.getObject("clearance_ends_on", LocalDate.class),
                row.getString("admitted_as"),
                instant(row.getTimestamp("admitted_since")));
    }

    private static List<Barrier> barriers(ResultSet row) throws SQLException {
        List<Barrier> barriers = new ArrayList<>();
        unless(row, "is_active", Barrier.MEMBER_NOT_ACTIVE, barriers);
        unless(row, "tour_runs", Barrier.TOUR_ENDED, barriers);
        unless(row, "nation_active", Barrier.NATION_NOT_ACTIVE, barriers);
        unless(row, "is_officer", Barrier.ROLE, barriers);
        unless(row, "is_admitted", Barrier.NOT_ADMITTED, barriers);
        unless(row, "clearance_runs", Barrier.CLEARANCE_ENDED, barriers);
        unless(row, "is_permitted", Barrier.LABEL, barriers);
        unless(row, "is_meant", Barrier.AUDIENCE, barriers);
        return barriers;
    }

    private static void unless(ResultSet row, String condition, Barrier barrier, List<Barrier> barriers)
            throws SQLException {
        if (!row.getBoolean(condition)) {
            barriers.add(barrier);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
