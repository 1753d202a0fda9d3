package org.entente.access;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to serve as a database role that could bypass the row policies, by right, by ownership or by membership: right after the
 * migrations, so before anything else of the portal can ask the database.
 */
@Component
class DatabaseRoleCheck implements FlywayMigrationStrategy {

    private final JdbcClient jdbc;

    DatabaseRoleCheck(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    @Override
    public void migrate(Flyway flyway) {
        flyway.migrate();
        List<String> bypasses = bypasses();
        if (!bypasses.isEmpty()) {
            throw new UnsafeDatabaseRole(bypasses);
        }
    }

    List<String> bypasses() {
        return jdbc.sql("""
                        select format('%s is a superuser', r.rolname) from pg_roles r
                         where r.rolsuper and pg_has_role(current_user, r.oid, 'member')
                        union all
                        select format('%s has BYPASSRLS', r.rolname) from pg_roles r
                         where r.rolbypassrls and pg_has_role(current_user, r.oid, 'member')
                        union all
                        select format('%s owns the table %s', o.rolname, c.relname)
                          from pg_class c join pg_roles o on o.oid = c.relowner
                         where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
                           and pg_has_role(current_user, o.oid, 'member')
                        union all
                        select format('row security of %s is not forced', c.relname) from pg_class c
                         where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
                           and c.relname <> 'flyway_schema_history'
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        union all
                        select 'the role may step into entente_fn' where pg_has_role(current_user, 'entente_fn', 'member')
                        """).query((row, n) -> row.getString(1)).list();
    }

    /** The database role could read past the row policies. */
    static final class UnsafeDatabaseRole extends RuntimeException {
        UnsafeDatabaseRole(List<String> bypasses) {
            super("The portal does not start: its database role could bypass the row policies ("
                    + String.join("; ", bypasses) + "). Connect as entente_app, as db/bootstrap.sql makes it.");
        }
    }
}
