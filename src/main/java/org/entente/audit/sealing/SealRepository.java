package org.entente.audit.sealing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entente.audit.sealing.TileTree.TileId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the sealed log, as the sealer sees them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SealRepository {

    // The sealer's lock: of several nodes, one seals.
    static final long LOCK = 0x656e74656e746501L;

    private static final String TAKE = """
            with taken as (
                delete from audit_queue
                 where seq = any (array(select seq from audit_queue order by seq limit ?))
                returning seq, entry, adopted)
            select t.entry, t.adopted,
            """ + EntryColumns.COLUMNS + """
              from taken t
              left join audit_entry e on e.id = t.entry
              left join workspace w on w.id = e.workspace_id
             order by t.seq
            """;

    private static final String ADD_LEAVES = """
            insert into audit_leaf (index, entry, salt, commitment, body)
            select ? + l.place - 1, l.entry, l.salt, l.commitment, l.body
              from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[]) with ordinality as l (entry, salt, commitment, body, place)
            """;

    private static final String COUNT = """
            insert into audit_hour (hour, actor_nation, action, outcome, workspace_id, entries)
            select date_trunc('hour', e.occurred_at, 'UTC'), e.actor_nation, e.action, e.outcome, e.workspace_id, count(*)
              from audit_entry e
             where e.id = any (?::uuid[])
             group by 1, 2, 3, 4, 5
             order by 1, 2, 3, 4, 5
                on conflict (hour, actor_nation, action, outcome, workspace_id)
                do update set entries = audit_hour.entries + excluded.entries
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final JsonMapper json;

    SealRepository(JdbcTemplate jdbc, JdbcClient client, JsonMapper json) {
        this.jdbc = jdbc;
        this.client = client;
        this.json = json;
    }

    /**
     * What waited.
     *
     * @param row null if the entry is gone
     */
    record Waiting(UUID entry, boolean adopted, @Nullable EntryRow row) {}

    /** What was sealed of an entry. */
    @SuppressWarnings("ArrayRecordComponent")
    record Leaf(UUID entry, byte[] salt, byte[] commitment, byte[] body) {}

    /** A signed tree. */
    @SuppressWarnings("ArrayRecordComponent")
    record Checkpoint(long size, byte[] root, String note, Instant signedAt) {}

    /** For the rest of the transaction. */
    void becomeSealer() {
        client.sql("set local role entente_sealer").update();
    }

    /** Whether this node seals in this transaction, and there is something to seal. */
    boolean isMyTurn() {
        return client.sql("select exists (select from audit_queue) and pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Whether this node alone may sign in this transaction; does not wait. */
    boolean mayTakeTurn() {
        return client.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Has this node alone sign in this transaction; waits for the one that seals. */
    void takeTurn() {
        client.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> "")
                .single();
    }

    List<Waiting> take(int most) {
        return client.sql(TAKE).param(most).query((row, n) -> waiting(row)).list();
    }

    void add(long firstIndex, List<Leaf> leaves) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ADD_LEAVES)) {
                insert.setLong(1, firstIndex);
                insert.setArray(2, connection.createArrayOf("uuid", ids(leaves)));
                insert.setArray(3, bytes(connection, leaves, Leaf::salt));
                insert.setArray(4, bytes(connection, leaves, Leaf::commitment));
                insert.setArray(5, bytes(connection, leaves, Leaf::body));
                return insert.executeUpdate();
            }
        });
    }

    void count(List<Leaf> leaves) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(COUNT)) {
                insert.setArray(1, connection.createArrayOf("uuid", ids(leaves)));
                return insert.executeUpdate();
            }
        });
    }

    void keep(Map<TileId, byte[]> tiles) {
        tiles.forEach((tile, hashes) -> client.sql("""
                        insert into audit_tile (level, n, hashes) values (?, ?, ?)
                            on conflict (level, n) do update set hashes = excluded.hashes
                        """)
                .param(tile.level())
                .param(tile.n())
                .param(hashes)
                .update());
    }

    byte @Nullable [] tile(TileId tile) {
        return client.sql("select hashes from audit_tile where level = ? and n = ?")
                .param(tile.level())
                .param(tile.n())
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    /** The first hashes of a tile, as a smaller tree has it; null if it does not have so many. */
    byte @Nullable [] tile(TileId tile, int width) {
        byte[] hashes = tile(tile);
        return hashes == null || hashes.length < width * Sha256.BYTES
                ? null
                : Arrays.copyOf(hashes, width * Sha256.BYTES);
    }

    /** Adds a checkpoint; of those before it, the last one of each hour stays. */
    void add(Checkpoint checkpoint) {
        client.sql("""
                        delete from audit_checkpoint
                         where size < ? and date_trunc('hour', signed_at, 'UTC') = date_trunc('hour', ?::timestamptz, 'UTC')
                        """)
                .param(checkpoint.size())
                .param(Timestamp.from(checkpoint.signedAt()))
                .update();
        client.sql("insert into audit_checkpoint (size, root, note, signed_at) values (?, ?, ?, ?)")
                .param(checkpoint.size())
                .param(checkpoint.root())
                .param(checkpoint.note())
                .param(Timestamp.from(checkpoint.signedAt()))
                .update();
    }

    Optional<Checkpoint> newest() {
        return client.sql("select size, root, note, signed_at from audit_checkpoint order by size desc limit 1")
                .query((row, n) -> new Checkpoint(
                        row.getLong("size"),
                        row.getBytes("root"),
                        row.getString("note"),
                        row.getTimestamp("signed_at").toInstant()))
                .optional();
    }

    /** What was sealed at an index. */
    Optional<Leaf> leaf(long index) {
        return client.sql("select entry, salt, commitment, body from audit_leaf where index = ?")
                .param(index)
                .query((row, n) -> new Leaf(
                        row.getObject("entry", UUID.class),
                        row.getBytes("salt"),
                        row.getBytes("commitment"),
                        row.getBytes("body")))
                .optional();
    }

    boolean hasLeaves() {
        return client.sql("select exists (select from audit_leaf)")
                .query(Boolean.class)
                .single();
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        UUID entry = row.getObject("entry", UUID.class);
        boolean adopted = row.getBoolean("adopted");
        return new Waiting(entry, adopted, row.getObject("id") == null ? null : EntryColumns.read(row, json));
    }

    private static UUID[] ids(List<Leaf> leaves) {
        return leaves.stream().map(Leaf::entry).toArray(UUID[]::new);
    }

    private static Array bytes(Connection connection, List<Leaf> leaves, Function<Leaf, byte[]> part)
            throws SQLException {
        return connection.createArrayOf("bytea", leaves.stream().map(part).toArray(byte[][]::new));
    }
}
