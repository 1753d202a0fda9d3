package org.entente.testing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.entente.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;

/** A million rows, and connections to them with and without row-level security. */
final class BenchData {

    private static final String PLAIN_ROLE = "bench_plain";
    private static final String SPACES = "visible_workspaces()";
    private static final String LABELS = "array(select readable_labels())";
    private static final String AT_ONCE = "asker_sight() sight";

    private BenchData() {}

    /** Runs the scripts of {@code bench/}; the table with the million rows has its indexes anew afterwards. */
    static void load(String table, String... scripts) throws Exception {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (var row = statement.executeQuery("""
                    select i.indexname, i.indexdef from pg_indexes i
                     where i.schemaname = 'entente' and i.tablename = '%s'
                       and not exists (select from pg_constraint c where c.conname = i.indexname)
                    """.formatted(table))) {
                while (row.next()) {
                    names.add(row.getString(1));
                    indexes.add(row.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
            for (String script : scripts) {
                statement.execute(new ClassPathResource("bench/" + script).getContentAsString(StandardCharsets.UTF_8));
            }
            statement.execute("set maintenance_work_mem = '256MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum (analyze) " + table);
            statement.execute("analyze");
            statement.execute("create role %s login bypassrls password '%s'".formatted(PLAIN_ROLE, PLAIN_ROLE));
            statement.execute("grant connect on database entente to " + PLAIN_ROLE);
            statement.execute("grant usage on schema entente to " + PLAIN_ROLE);
            statement.execute("grant select on all tables in schema entente to " + PLAIN_ROLE);
            statement.execute("grant insert on audit_entry to " + PLAIN_ROLE);
            statement.execute("grant execute on all functions in schema entente to " + PLAIN_ROLE);
        }
    }

    /**
     * What the policies let a member see, written by hand with constants: what an application without row-level security would
     * send. The path puts these before the tables and functions, so that the repository's SQL stays the same.
     *
     * @param views for each table the condition
     * @param functions those that hold the filter inside: made anew from their own text, with constants where they ask, and run
     *     with their caller's rights
     */
    static void createFilter(Sight sight, Map<String, String> views, List<String> functions) throws SQLException {
        try (Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "drop schema if exists bench cascade; create schema bench; grant usage on schema bench to "
                            + PLAIN_ROLE);
            for (Map.Entry<String, String> view : views.entrySet()) {
                statement.execute("create view bench.%1$s as select * from entente.%1$s where %2$s"
                        .formatted(view.getKey(), view.getValue()));
            }
            for (String function : functions) {
                String definition = text(
                        statement, "select pg_get_functiondef(oid) from pg_proc where proname = '" + function + "'");
                statement.execute(
                        byHand(definition, sight).replace("entente." + function + "(", "bench." + function + "("));
            }
            statement.execute("grant select on all tables in schema bench to " + PLAIN_ROLE);
            statement.execute("grant execute on all functions in schema bench to " + PLAIN_ROLE);
        }
    }

    private static String byHand(String definition, Sight sight) {
        assertThat(definition)
                .contains("SECURITY DEFINER")
                .satisfiesAnyOf(
                        asks -> assertThat(asks).contains(AT_ONCE),
                        asks -> assertThat(asks).contains(SPACES, LABELS));
        return definition
                .replace("SECURITY DEFINER", "")
                .replace(
                        AT_ONCE,
                        "(select current_member() as member, %s as workspaces, %s as labels) sight"
                                .formatted(sight.workspaces(), sight.labels()))
                .replace(SPACES, sight.workspaces())
                .replace(LABELS, sight.labels());
    }

    /** A role that row-level security does not bind. */
    static DataSource plain() {
        var source = (PGSimpleDataSource) TestDatabase.app();
        source.setUser(PLAIN_ROLE);
        source.setPassword(PLAIN_ROLE);
        return source;
    }

    static Connection superuser() throws SQLException {
        return connect(TestDatabase.superuser(), "entente");
    }

    static Connection connect(DataSource source, String path) throws SQLException {
        Connection connection = source.getConnection();
        connection.createStatement().execute("set search_path = " + path);
        return connection;
    }

    static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
