package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.entente.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An installation from before the audit log was sealed, with entries in it and every table under forced row security, is brought up to date. */
class UpgradeTest {

    private static final String DATABASE = "upgraded";
    private static final String BEFORE_SEALING = "10.4";

    @BeforeEach
    void create() throws SQLException {
        drop();
        superuser("postgres", "create database " + DATABASE);
        superuser("postgres", "grant connect, create on database " + DATABASE + " to entente_owner");
    }

    @AfterEach
    void drop() throws SQLException {
        superuser("postgres", "drop database if exists " + DATABASE + " with (force)");
    }

    @Test
    void entriesOfTheTimeBeforeWaitToBeSealed() throws SQLException {
        // What is repeated speaks of tables to come.
        flyway().target(BEFORE_SEALING)
                .repeatableSqlMigrationPrefix("none")
                .load()
                .migrate();
        superuser(DATABASE, """
                insert into entente.audit_entry (action, object_kind, outcome) select 'SIGNED_IN', 'SESSION', 'SUCCESS' from generate_series(1, 5);
                do $$
                declare
                    t regclass;
                begin
                    for t in select c.oid from pg_class c where c.relnamespace = 'entente'::regnamespace and c.relkind = 'r' loop
                        execute format('alter table %s enable row level security', t);
                        execute format('alter table %s force row level security', t);
                    end loop;
                end
                $$;
                alter table entente.flyway_schema_history disable row level security;
                """);

        flyway().load().migrate();

        assertThat(number("select count(*) from entente.audit_queue where adopted"))
                .isEqualTo(5);
        assertThat(number("select last_index from entente.watch_state"))
                .as("rules look at what comes after those")
                .isEqualTo(4);
        assertThat(number("""
                        select count(*) from pg_class c
                         where c.relnamespace = 'entente'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        """)).as("tables whose row security is not forced").isZero();
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(TestDatabase.jdbcUrl(DATABASE), "entente_owner", TestDatabase.ownerPassword())
                .schemas("entente")
                .defaultSchema("entente")
                .initSql("set row_security = off");
    }

    private static void superuser(String database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(DATABASE).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
