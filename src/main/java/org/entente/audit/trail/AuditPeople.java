package org.entente.audit.trail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom an auditor knows by name: a member's name never changes, so it is the one in the entries. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AuditPeople {

    private final JdbcClient jdbc;

    AuditPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose name has that part; null if no part is asked for. */
    @Nullable List<UUID> named(@Nullable String part) {
        return part == null
                ? null
                : jdbc.sql("select id from member where display_name ilike ? escape '!'")
                        .param("%" + literal(part) + "%")
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list();
    }

    List<AuditPerson> list(String part, int offset, int limit) {
        return jdbc.sql("""
                        select id, display_name, nation
                          from member
                         where display_name ilike :part escape '!'
                            or nation ilike :part escape '!'
                         order by display_name, id
                        offset :offset limit :limit
                        """)
                .param("part", "%" + literal(part) + "%")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new AuditPerson(
                        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("nation")))
                .list();
    }

    List<AuditPerson> find(UUID id) {
        return jdbc.sql("select id, display_name, nation from member where id = ?")
                .param(id)
                .query((row, n) -> new AuditPerson(
                        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("nation")))
                .list();
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
