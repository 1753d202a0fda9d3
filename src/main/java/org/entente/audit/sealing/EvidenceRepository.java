package org.entente.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.audit.proof.EvidenceScope;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log as a bundle takes it along, in the caller's role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceRepository {

    private static final int ROWS_AT_ONCE = 1000;

    private static final String OF_SCOPE = """
              from audit_leaf l
              join audit_entry e on e.id = l.entry
             where l.index < ?
               and (cast(? as timestamptz) is null or e.occurred_at >= ?)
               and (cast(? as timestamptz) is null or e.occurred_at < ?)
               and (cast(? as text) is null or e.actor_nation = ?)
               and (cast(? as uuid) is null or e.actor = ?)
               and (cast(? as text) is null or e.object_id = ?)
               and (cast(? as text) is null or e.correlation = ?)
            """;

    private final JdbcTemplate jdbc;

    EvidenceRepository(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** An entry with its place and its salt. */
    @SuppressWarnings("ArrayRecordComponent")
    record Proved(long index, byte[] salt, byte[] body) {

        private static Proved read(ResultSet row) throws SQLException {
            return new Proved(row.getLong("index"), row.getBytes("salt"), row.getBytes("body"));
        }
    }

    /** Whose key witnesses, or did. */
    record WitnessOf(NationCode nation, String key) {}

    /** The indexes of all entries of the scope, ascending, in a tree of this size. */
    List<Long> indexes(EvidenceScope scope, long size) {
        List<Long> indexes = new ArrayList<>();
        jdbc.query(
                "select l.index " + OF_SCOPE + " order by l.index",
                row -> {
                    indexes.add(row.getLong("index"));
                },
                parameters(scope, size));
        return indexes;
    }

    /** These entries in this order. To be closed. */
    Stream<Proved> entries(EvidenceScope scope, long size) {
        return jdbc.queryForStream(
                "select l.index, l.salt, l.body " + OF_SCOPE + " order by l.index",
                (row, n) -> Proved.read(row),
                parameters(scope, size));
    }

    List<WitnessOf> witnesses() {
        return jdbc.query(
                "select nation, vkey from audit_witness order by nation, name",
                (row, n) -> new WitnessOf(new NationCode(row.getString("nation")), row.getString("vkey")));
    }

    private static @Nullable Object[] parameters(EvidenceScope scope, long size) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(size);
        for (Object one : new @Nullable Object[] {
            timestamp(scope.from()),
            timestamp(scope.until()),
            scope.nation() == null ? null : scope.nation().value(),
            scope.actor() == null ? null : scope.actor().value(),
            scope.objectId(),
            scope.correlation()
        }) {
            parameters.add(one);
            parameters.add(one);
        }
        return parameters.toArray();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
