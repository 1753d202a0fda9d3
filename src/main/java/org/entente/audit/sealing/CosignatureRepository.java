package org.entente.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What witnesses signed, and what of the log itself anybody may read beside the tree. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CosignatureRepository {

    private static final Logger LOG = LoggerFactory.getLogger(CosignatureRepository.class);
    private static final String COLUMNS = "select c.witness, c.size, c.root, c.note, c.cosigned_at ";

    private final JdbcClient jdbc;

    CosignatureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A checkpoint as one witness signed it.
     *
     * @param witness the name of its key
     * @param at by the witness's clock
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Cosignature(String witness, long size, byte[] root, String note, Instant at) {

        /** The witness's line of the note; empty if somebody made it one that cannot be read. */
        Optional<String> line() {
            try {
                return Note.parse(note).lines().stream()
                        .filter(line -> line.startsWith("— " + witness + " "))
                        .findFirst();
            } catch (IllegalArgumentException e) {
                LOG.error("AUDIT: the checkpoint of {} entries that {} signed cannot be read any more", size, witness);
                return Optional.empty();
            }
        }

        private static Cosignature read(ResultSet row) throws SQLException {
            return new Cosignature(
                    row.getString("witness"),
                    row.getLong("size"),
                    row.getBytes("root"),
                    row.getString("note"),
                    row.getTimestamp("cosigned_at").toInstant());
        }
    }

    /** The keys that count now. */
    List<WitnessKey> witnesses() {
        return jdbc
                .sql("select vkey from audit_witness where removed_at is null order by name")
                .query(String.class)
                .list()
                .stream()
                .flatMap(key -> readable(key).stream())
                .toList();
    }

    // One key that somebody made unreadable is not to silence the other witnesses.
    private static Optional<WitnessKey> readable(String key) {
        try {
            return Optional.of(WitnessKey.parse(key));
        } catch (IllegalArgumentException e) {
            LOG.error("AUDIT: the witness's key {} cannot be read, and does not count", key);
            return Optional.empty();
        }
    }

    /** Of the checkpoint of this size, by those whose keys count now. */
    List<Cosignature> of(long size) {
        return jdbc.sql(COLUMNS + """
                          from audit_cosignature c
                          join audit_witness w on w.name = c.witness
                         where c.size = ? and w.removed_at is null
                         order by c.witness
                        """)
                .param(size)
                .query((row, n) -> Cosignature.read(row))
                .list();
    }

    /** The note of a checkpoint, with the lines of all who witnessed just that. */
    String witnessed(SealRepository.Checkpoint checkpoint) {
        return checkpoint.note()
                + of(checkpoint.size()).stream()
                        .flatMap(one -> one.line().stream())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    /** The newest of each whose key counts now. */
    List<Cosignature> newest() {
        return jdbc.sql(COLUMNS + """
                          from audit_witness w
                          join lateral (select * from audit_cosignature one
                                         where one.witness = w.name
                                         order by one.size desc
                                         limit 1) c on true
                         where w.removed_at is null
                         order by c.witness
                        """).query((row, n) -> Cosignature.read(row)).list().stream()
                .filter(one -> one.line().isPresent())
                .toList();
    }

    /**
     * Keeps one, or of a checkpoint that the witness signed before, the later time and when it was heard; of those of the same witness before it, the last
     * one of each hour stays.
     */
    void keep(Cosignature cosignature) {
        jdbc.sql("""
                        delete from audit_cosignature
                         where witness = ? and size < ?
                           and date_trunc('hour', received_at, 'UTC') = date_trunc('hour', now(), 'UTC')
                        """).param(cosignature.witness()).param(cosignature.size()).update();
        jdbc.sql("""
                        insert into audit_cosignature (witness, size, root, note, cosigned_at) values (?, ?, ?, ?, ?)
                            on conflict (witness, size)
                            do update set note = excluded.note, cosigned_at = excluded.cosigned_at, received_at = now()
                            where excluded.cosigned_at >= audit_cosignature.cosigned_at
                        """)
                .param(cosignature.witness())
                .param(cosignature.size())
                .param(cosignature.root())
                .param(cosignature.note())
                .param(Timestamp.from(cosignature.at()))
                .update();
    }

    /** The commitments from this index on, as many as there are. */
    List<byte[]> commitments(long first, int most) {
        return jdbc.sql("select commitment from audit_leaf where index >= ? and index < ? order by index")
                .param(first)
                .param(first + most)
                .query((row, n) -> row.getBytes("commitment"))
                .list();
    }
}
