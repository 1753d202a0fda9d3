package org.entente.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The log as a bundle takes it along, in the caller's role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceRepository {

    private static final int ROWS_AT_ONCE = 1000;

    // Nothing that such an entry says of itself is to be relied on, so that it may be of any scope:
    // EntryOrigin.strange.
    private static final String STRANGE = "l.origin in ('unknown', 'missing', 'misdated')";

    // By which entries an object was shown that are not its own, as the auditor's desk tells it.
    private static final String SHOWING = "select distinct entry from auditor_shown_elsewhere(?)";

    // What may be of the scope: whoever looks closer is ScopedLeaves. Searched for as bytes, which anything may be. A
    // body begins with its id.
    private static final String CANDIDATES = """
            select l.index, l.entry, l.salt, l.commitment, l.body,
            %2$s
              from audit_leaf l
              left join audit_entry e on e.id = l.entry
              left join workspace w on w.id = e.workspace_id
             where l.index < ?
               and (cast(? as uuid) is null or l.entry = ?)
               and (cast(? as text) is null or e.actor::text = ? or %1$s
                    or position(convert_to(?, 'UTF8') in l.body) > 0)
               and (cast(? as text[]) is null or e.object_id = any (?) or %1$s
                    or l.entry in (select unnest(cast(? as uuid[])))
                    or encode(substring(l.body from 8 for 36), 'escape') in (select unnest(cast(? as text[])))
                    or exists (select from unnest(cast(? as text[])) as wanted (member)
                                where position(convert_to(wanted.member, 'UTF8') in l.body) > 0))
               and (cast(? as text) is null or e.correlation = ? or %1$s
                    or position(convert_to(?, 'UTF8') in l.body) > 0)
             order by l.index
            """.formatted(STRANGE, EntryColumns.COLUMNS);

    private static final String HOLES = """
            select before + 1 as first, index - 1 as last
              from (select index, lag(index, 1, -1::bigint) over (order by index) as before
                      from (select index from audit_leaf where index < ? union all select ?) leaf) pair
             where index > before + 1
             order by 1
             limit %d
            """;

    private static final int MOST_HOLES = 100;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    EvidenceRepository(JdbcTemplate jdbc, JsonMapper json) {
        this.json = json;
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

    /** Places of which the log has nothing, from the first to the last of them. */
    record Hole(long first, long last) {}

    /** Whose key witnesses, or did. */
    record WitnessOf(NationCode nation, String key) {}

    /** The indexes of all entries of the scope, ascending, in a tree of this size. */
    List<Long> indexes(EvidenceScope scope, long size) {
        Set<UUID> showing = showing(scope);
        ScopedLeaves scoped = new ScopedLeaves(scope, showing, json);
        try (Stream<SealedRow> leaves = jdbc.queryForStream(
                CANDIDATES, (row, n) -> SealedRows.row(row, json), parameters(scope, showing, size))) {
            return leaves.filter(scoped::holds).map(SealedRow::index).toList();
        }
    }

    // No more than the bundle holds, which are counted like this as well.
    private Set<UUID> showing(EvidenceScope scope) {
        UUID shown = scope.shown();
        return shown == null
                ? Set.of()
                : Set.copyOf(jdbc.query(SHOWING, (row, n) -> row.getObject("entry", UUID.class), shown));
    }

    /** These entries in this order. To be closed. */
    Stream<Proved> entries(List<Long> indexes) {
        return IntStream.rangeClosed(0, (indexes.size() - 1) / ROWS_AT_ONCE)
                .mapToObj(part ->
                        indexes.subList(part * ROWS_AT_ONCE, Math.min(indexes.size(), (part + 1) * ROWS_AT_ONCE)))
                .flatMap(part -> jdbc
                        .query(
                                "select index, salt, body from audit_leaf where index = any (?) order by index",
                                (row, n) -> Proved.read(row),
                                (Object) part.toArray(Long[]::new))
                        .stream());
    }

    /** Where the log has no entry for a place in a tree of this size; the first of these. For whoever may read all of it. */
    List<Hole> holes(long size) {
        return jdbc.query(
                HOLES.formatted(MOST_HOLES),
                (row, n) -> new Hole(row.getLong("first"), row.getLong("last")),
                size,
                size);
    }

    List<WitnessOf> witnesses() {
        return jdbc.query(
                "select nation, vkey from audit_witness order by nation, name",
                (row, n) -> new WitnessOf(new NationCode(row.getString("nation")), row.getString("vkey")));
    }

    private @Nullable Object[] parameters(EvidenceScope scope, Set<UUID> showing, long size) {
        String actor = scope.actor() == null ? null : scope.actor().value().toString();
        String correlation = scope.correlation();
        String[] objects = scope.objects().isEmpty() ? null : scope.objects().toArray(String[]::new);
        String[] sealedObjects = objects == null
                ? null
                : Arrays.stream(objects).map(id -> member("object", id)).toArray(String[]::new);
        return new @Nullable Object[] {
            size,
            scope.entry(),
            scope.entry(),
            actor,
            actor,
            member("actor", actor),
            objects,
            objects,
            showing.toArray(UUID[]::new),
            showing.stream().map(UUID::toString).toArray(String[]::new),
            sealedObjects,
            correlation,
            correlation,
            member("correlation", correlation)
        };
    }

    // As a sealed body has it.
    private String member(String name, @Nullable String value) {
        return "\"%s\":%s".formatted(name, json.writeValueAsString(value == null ? "" : value));
    }
}
