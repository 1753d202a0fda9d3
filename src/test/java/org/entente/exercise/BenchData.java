package org.entente.exercise;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.entente.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;

/** A million plans, and connections to them with and without row-level security. */
final class BenchData {

    private static final String PLAIN_ROLE = "bench_plain";

    private BenchData() {}

    static void load() throws Exception {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (var row = statement.executeQuery("""
                    select i.indexname, i.indexdef from pg_indexes i
                     where i.schemaname = 'entente' and i.tablename = 'exercise_plan'
                       and not exists (select from pg_constraint c where c.conname = i.indexname)
                    """)) {
                while (row.next()) {
                    names.add(row.getString(1));
                    indexes.add(row.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
            statement.execute(
                    new ClassPathResource("bench/million-plans.sql").getContentAsString(StandardCharsets.UTF_8));
            statement.execute("set maintenance_work_mem = '256MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum (analyze) exercise_plan");
            statement.execute("analyze");
            statement.execute("create role %s login bypassrls password '%s'".formatted(PLAIN_ROLE, PLAIN_ROLE));
            statement.execute("grant connect on database entente to " + PLAIN_ROLE);
            statement.execute("grant usage on schema entente to " + PLAIN_ROLE);
            statement.execute("grant select on all tables in schema entente to " + PLAIN_ROLE);
            statement.execute("grant insert on audit_entry to " + PLAIN_ROLE);
            statement.execute("grant execute on all functions in schema entente to " + PLAIN_ROLE);
        }
    }

    // What the policies let a member see, written by hand with constants: what an application without row-level
    // security
    // would send. The path puts these views before the tables, so that the repository's SQL stays the same.
    static void createFilterViews(UUID member) throws SQLException {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            String spaces = text(
                    statement,
                    "select coalesce(array_agg(workspace_id), '{}')::text from admission where member_id = '%s'"
                            .formatted(member));
            String readable = text(statement, """
                    select coalesce(array_agg(d.label_id), '{}')::text
                      from dominance d
                      join member m on m.clearance_id = d.clearance_id
                     where m.id = '%s' and d.permitted
                    """.formatted(member));
            statement.execute(
                    "drop schema if exists bench cascade; create schema bench; grant usage on schema bench to "
                            + PLAIN_ROLE);
            statement.execute(
                    "create view bench.workspace as select * from entente.workspace where id = any ('%s'::int[])"
                            .formatted(spaces));
            statement.execute("""
                    create view bench.exercise_plan as select * from entente.exercise_plan
                     where workspace_id = any ('%s'::int[]) and label_id = any ('%s'::int[])
                    """.formatted(spaces, readable));
            statement.execute("grant select on all tables in schema bench to " + PLAIN_ROLE);
        }
    }

    /** A role that row-level security does not bind. */
    static DataSource plain() {
        var source = (PGSimpleDataSource) TestDatabase.app();
        source.setUser(PLAIN_ROLE);
        source.setPassword(PLAIN_ROLE);
        return source;
    }

    private static Connection superuser() throws SQLException {
        return connect(TestDatabase.superuser(), "entente");
    }

    static Connection connect(DataSource source, String path) throws SQLException {
        Connection connection = source.getConnection();
        connection.createStatement().execute("set search_path = " + path);
        return connection;
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
