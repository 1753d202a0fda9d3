package org.entente.label;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The editions of policies, whole, and how far what each opens has been decided. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PolicyRepository {

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which edition there is. */
    record Key(String name, int edition) {}

    /**
     * What an edition opens and nobody has decided yet.
     *
     * @param through the last clearance that was looked at
     */
    record Undecided(String name, int edition, int through, int upto) {}

    List<Key> keys() {
        return jdbc.sql("select name, edition from security_policy order by name, edition")
                .query((row, n) -> new Key(row.getString("name"), row.getInt("edition")))
                .list();
    }

    Optional<byte[]> document(String name, int edition) {
        return jdbc.sql("select document from security_policy where name = ? and edition = ?")
                .params(name, edition)
                .query((row, n) -> row.getBytes("document"))
                .optional();
    }

    boolean has(String name, byte[] digest) {
        return jdbc.sql("select exists (select from security_policy where name = ? and digest = ?)")
                .params(name, digest)
                .query(Boolean.class)
                .single();
    }

    Optional<PolicyEdition> newest(String name) {
        return editions().stream()
                .filter(edition -> edition.inForce() && edition.name().equals(name))
                .findFirst();
    }

    void insert(SecurityPolicy policy, byte[] document, byte[] digest, @Nullable UUID loadedBy) {
        jdbc.sql("""
                        insert into security_policy (name, edition, oid, version, document, digest, loaded_by, decide_upto)
                        select ?, ?, ?, ?, ?, ?, ?, coalesce(max(id), 0) from clearance
                        """)
                .param(policy.name())
                .param(policy.edition())
                .param(policy.oid())
                .param(policy.version())
                .param(document)
                .param(digest)
                .param(loadedBy)
                .update();
    }

    Optional<Undecided> undecided() {
        return jdbc.sql("""
                        select name, edition, decided_through, decide_upto
                          from security_policy
                         where decided_through < decide_upto
                         order by loaded_at, name, edition
                         limit 1
                        """)
                .query((row, n) -> new Undecided(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .optional();
    }

    void decidedThrough(Undecided edition, int through) {
        jdbc.sql("update security_policy set decided_through = ? where name = ? and edition = ?")
                .params(through, edition.name(), edition.edition())
                .update();
    }

    List<PolicyEdition> editions() {
        return jdbc.sql("""
                        select name, edition, oid, version, digest, length(document) as bytes, loaded_at, loaded_by,
                               edition = max(edition) over (partition by name) as in_force,
                               case when decided_through >= decide_upto then 100 else 100 * decided_through / decide_upto end as decided
                          from security_policy
                         order by name, edition desc
                        """).query((row, n) -> read(row)).list();
    }

    private static PolicyEdition read(ResultSet row) throws SQLException {
        return new PolicyEdition(
                row.getString("name"),
                row.getInt("edition"),
                row.getString("oid"),
                row.getString("version"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getInt("bytes"),
                row.getTimestamp("loaded_at").toInstant(),
                row.getObject("loaded_by", UUID.class),
                row.getBoolean("in_force"),
                row.getInt("decided"));
    }
}
