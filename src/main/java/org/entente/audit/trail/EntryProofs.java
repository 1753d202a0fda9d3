package org.entente.audit.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where entries stand in the tree, and who vouches for it. Read in the auditors' role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryProofs {

    private static final String CHECKPOINT = """
            select size, signed_at as at
              from audit_checkpoint
             where size > :index
             order by size
             limit 1
            """;

    private static final String WITNESSES = """
            select w.nation, w.name, c.size, c.cosigned_at as at
              from audit_witness w
              left join lateral (
                    select s.size, s.cosigned_at
                      from audit_cosignature s
                     where s.witness = w.name
                       and s.size > :index
                     order by s.size
                     limit 1) c on true
             where w.removed_at is null
                or c.size is not null
             order by w.nation, w.name
            """;

    private final JdbcClient jdbc;

    EntryProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands for an entry; null while it is not sealed. */
    @Nullable EntryProof find(UUID entry) {
        return jdbc.sql("select index from audit_leaf where entry = ?")
                .param(entry)
                .query(Long.class)
                .optional()
                .map(index -> new EntryProof(
                        index,
                        jdbc.sql(CHECKPOINT)
                                .param("index", index)
                                .query((row, n) -> checkpoint(row))
                                .optional()
                                .orElse(null),
                        jdbc.sql(WITNESSES)
                                .param("index", index)
                                .query((row, n) -> new EntryProof.Witness(
                                        row.getString("nation"),
                                        row.getString("name"),
                                        row.getObject("size") == null ? null : checkpoint(row)))
                                .list()))
                .orElse(null);
    }

    private static EntryProof.Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new EntryProof.Checkpoint(
                row.getLong("size"), row.getTimestamp("at").toInstant());
    }
}
