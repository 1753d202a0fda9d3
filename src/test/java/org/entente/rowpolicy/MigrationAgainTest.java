package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An installation that has long been in use gets the functions, rights and policies of a newer portal. */
class MigrationAgainTest extends PortalTest {

    private static final String REPEATABLE =
            "select count(*) from flyway_schema_history where version is null and type = 'SQL'";
    private static final String FORGET =
            "update flyway_schema_history set checksum = 0 where version is null and type = 'SQL'";
    private static final String RIGHTS = """
            select 'policy ' || concat_ws(' ', tablename, policyname, cmd, array_to_string(roles, ','), qual, with_check)
              from pg_policies where schemaname = 'entente'
             union all
            select 'function ' || p.oid::regprocedure || ' ' || array(select unnest(p.proacl)::text order by 1)::text
              from pg_proc p where p.pronamespace = 'entente'::regnamespace
             union all
            select 'table ' || c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity || array(select unnest(c.relacl)::text order by 1)::text
              from pg_class c where c.relnamespace = 'entente'::regnamespace and c.relkind = 'r'
             union all
            select 'trigger ' || pg_get_triggerdef(t.oid)
              from pg_trigger t join pg_class c on c.oid = t.tgrelid
             where c.relnamespace = 'entente'::regnamespace and not t.tgisinternal
             order by 1
            """;

    @Test
    void whatIsRepeatedRunsOnAnInstallationInUseAndLeavesTheSameRights() {
        int repeatable = fixture.sql().sql(REPEATABLE).query(Integer.class).single();
        var before = fixture.sql().sql(RIGHTS).query(String.class).list();
        fixture.sql().sql(FORGET).update();

        int again = Flyway.configure()
                .dataSource(TestDatabase.owner())
                .schemas("entente")
                .defaultSchema("entente")
                .initSql("set row_security = off")
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(again).isEqualTo(repeatable).isPositive();
        assertThat(fixture.sql().sql(RIGHTS).query(String.class).list()).isEqualTo(before);
    }
}
