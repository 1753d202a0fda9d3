package org.entente.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The log as an auditor reads it to check it: all of it, in the order of the tree. */
final class SealedRows {

    private static final int ROWS_AT_ONCE = 1000;
    private static final int MOST_NAMED = 20;

    private static final String ROWS = """
            select l.index, l.entry, l.salt, l.commitment, l.body,
            """ + EntryColumns.COLUMNS + """
              from audit_leaf l
              left join audit_entry e on e.id = l.entry
              left join workspace w on w.id = e.workspace_id
             %s
            """;

    private static final String STRAYS = """
            select e.id
              from audit_entry e
             where not exists (select from audit_leaf l where l.entry = e.id)
               and not exists (select from audit_queue q where q.entry = e.id)
             order by e.occurred_at
             limit %d
            """.formatted(MOST_NAMED);

    private static final String WRONG_HOURS = """
            with counted as (
                select date_trunc('hour', e.occurred_at, 'UTC') as hour, e.actor_nation, e.action, e.outcome, e.workspace_id,
                       count(*) as entries
                  from audit_leaf l
                  join audit_entry e on e.id = l.entry
                 group by 1, 2, 3, 4, 5)
            select distinct hour
              from ((table counted except select hour, actor_nation, action, outcome, workspace_id, entries from audit_hour)
                    union all
                    (select hour, actor_nation, action, outcome, workspace_id, entries from audit_hour except table counted)) wrong
             order by hour
             limit %d
            """.formatted(MOST_NAMED);

    private static final String WRONG_TILES = """
            select level || '/' || n
              from audit_tile
             where octet_length(hashes) <> 32 * least(256, greatest(0, (?::bigint >> (8 * level)) - n * 256))
             order by level, n
             limit %d
            """.formatted(MOST_NAMED);

    private final JdbcTemplate jdbc;

    /** @param source in whose transaction everything is read */
    SealedRows(JdbcTemplate source) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(source.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** A checkpoint, and what stands beside it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(long size, byte[] root, byte[] note, Instant at) {}

    /**
     * A leaf of the tree, and the entry that it was made of.
     *
     * @param of the id of the entry that it was made of
     * @param entry null if it is gone
     */
    @SuppressWarnings("ArrayRecordComponent")
    record SealedRow(
            long index,
            UUID of,
            byte[] salt,
            byte[] commitment,
            byte[] body,
            @Nullable EntryRow entry) {}

    /** The newest first. */
    List<Signed> checkpoints() {
        return jdbc.query(
                "select size, root, note, signed_at from audit_checkpoint order by size desc",
                (row, n) -> new Signed(
                        row.getLong("size"),
                        row.getBytes("root"),
                        Inspection.bytes(row.getString("note")),
                        row.getTimestamp("signed_at").toInstant()));
    }

    List<byte[]> cosigned() {
        return jdbc.query(
                "select note from audit_cosignature order by size",
                (row, n) -> Inspection.bytes(row.getString("note")));
    }

    /** Also those whose keys count no more: they signed while they did. */
    List<String> witnesses() {
        return jdbc.queryForList("select vkey from audit_witness order by name", String.class);
    }

    byte @Nullable [] tile(int level, long number, int width) {
        List<byte[]> found = jdbc.query(
                "select hashes from audit_tile where level = ? and n = ?",
                (row, n) -> row.getBytes("hashes"),
                level,
                number);
        return found.isEmpty() || found.getFirst().length < width * Sha256.BYTES
                ? null
                : Arrays.copyOf(found.getFirst(), width * Sha256.BYTES);
    }

    /** To be closed. */
    Stream<SealedRow> rows(JsonMapper json) {
        return jdbc.queryForStream(ROWS.formatted("order by l.index"), (row, n) -> row(row, json));
    }

    /** Of one entry; null if it is not sealed. */
    @Nullable SealedRow row(UUID entry, JsonMapper json) {
        List<SealedRow> found = jdbc.query(ROWS.formatted("where l.entry = ?"), (row, n) -> row(row, json), entry);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Those of these entries that are sealed, in any order. */
    List<SealedRow> rows(Collection<UUID> entries, JsonMapper json) {
        return jdbc.query(ROWS.formatted("where l.entry = any (?)"), (row, n) -> row(row, json), (Object)
                entries.toArray(UUID[]::new));
    }

    /** Those at these places, in any order. */
    List<SealedRow> rowsAt(Collection<Long> places, JsonMapper json) {
        return jdbc.query(ROWS.formatted("where l.index = any (?)"), (row, n) -> row(row, json), (Object)
                places.toArray(Long[]::new));
    }

    /** So many from a place on, in the order of the tree. */
    List<SealedRow> rows(long from, int most, JsonMapper json) {
        return jdbc.query(
                ROWS.formatted("where l.index >= ? order by l.index limit ?"), (row, n) -> row(row, json), from, most);
    }

    /** How compartments are called now, by their public ids; without those that there are not. */
    Map<UUID, String> workspaces(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select public_id, name from workspace where public_id = any (?)",
                    row -> {
                        names.put(row.getObject("public_id", UUID.class), row.getString("name"));
                    },
                    (Object) ids.toArray(UUID[]::new));
        }
        return names;
    }

    boolean hasLeaves() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from audit_leaf)", Boolean.class));
    }

    long waiting() {
        Long waiting = jdbc.queryForObject("select count(*) from audit_queue", Long.class);
        return waiting == null ? 0 : waiting;
    }

    /** Entries that have no place in the tree and wait for none. */
    List<UUID> strays() {
        return jdbc.queryForList(STRAYS, UUID.class);
    }

    /** Hours whose counts are not those of their sealed entries. */
    List<Instant> wrongHours() {
        return jdbc.query(WRONG_HOURS, (row, n) -> row.getTimestamp("hour").toInstant());
    }

    /** Tiles that a tree of this size does not have like this. */
    List<String> wrongTiles(long size) {
        return jdbc.queryForList(WRONG_TILES, String.class, size);
    }

    static SealedRow row(ResultSet row, JsonMapper json) throws SQLException {
        return new SealedRow(
                row.getLong("index"),
                row.getObject("entry", UUID.class),
                row.getBytes("salt"),
                row.getBytes("commitment"),
                row.getBytes("body"),
                row.getObject("id") == null ? null : EntryColumns.read(row, json));
    }
}
