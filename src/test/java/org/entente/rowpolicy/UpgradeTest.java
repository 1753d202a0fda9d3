package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private static final String UNFORCED = """
            select count(*) from pg_class c
             where c.relnamespace = 'entente'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
               and not (c.relrowsecurity and c.relforcerowsecurity)
            """;

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
        assertThat(number(UNFORCED))
                .as("tables whose row security is not forced")
                .isZero();
    }

    /** What the engine decides more strictly than it did is not left as it was decided. */
    @Test
    void whatEquivalentsOpenedIsClosedUntilItIsDecidedAnew() throws SQLException, IOException {
        flyway().load().migrate();
        superuser(DATABASE, """
                set search_path = entente;
                insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                select policy, 1, 'OPEN', 0, '{}', '{}', policy from unnest('{HERE,THERE}'::text[]) policy;
                insert into clearance (content, canonical)
                select jsonb_build_object('held', jsonb_build_array(jsonb_build_object('policy', policy))), policy
                  from unnest('{here,There}'::text[]) policy;
                insert into dominance (clearance_id, label_id, permitted)
                select c.id, l.id, true from clearance c, label l where l.id > 0;
                insert into security_policy (name, edition, oid, document, digest, decided_through, decide_upto)
                select name, edition, name, '', sha256('') , 1, 1 from unnest('{HERE,THERE}'::text[]) name, generate_series(1, 2) edition;
                """);

        asOwner(resource("/db/migration/V11_15__equivalents.sql"));

        assertThat(words("""
                        select c.canonical || ' ' || l.policy || ' ' || d.permitted
                          from entente.dominance d join entente.label l on l.id = d.label_id join entente.clearance c on c.id = d.clearance_id
                         order by 1
                        """))
                .containsExactly("There HERE false", "There THERE true", "here HERE true", "here THERE false");
        assertThat(number("select count(*) from entente.dominance_history where permitted"))
                .as("that it was open before is not forgotten")
                .isEqualTo(2);
        assertThat(words("""
                        select name || edition || ': ' || decided_through || ' of ' || decide_upto from entente.security_policy order by 1
                        """)).containsExactly("HERE1: 1 of 1", "HERE2: 0 of 2", "THERE1: 1 of 1", "THERE2: 0 of 2");
        assertThat(number(UNFORCED)).isZero();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = UpgradeTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // As migrations run.
    private static void asOwner(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        TestDatabase.jdbcUrl(DATABASE), "entente_owner", TestDatabase.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("set row_security = off; set search_path = entente");
            connection.setAutoCommit(false);
            statement.execute(script);
            connection.commit();
        }
    }

    private static List<String> words(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(DATABASE).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
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
