package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void applicationRoleCanNeitherBypassPoliciesNorCreateTables() throws SQLException {
        assertThat(ask(
                        TestDatabase.app(),
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(TestDatabase.app(), "select has_database_privilege(current_database(), 'create')"))
                .isEqualTo("f");
    }

    @Test
    void ownerMayCreateInThePortalsDatabase() throws SQLException {
        assertThat(ask(TestDatabase.owner(), "select has_database_privilege(current_database(), 'create')"))
                .isEqualTo("t");
    }

    @Test
    void textSortsAndFoldsTheSameOnEveryMachine() throws SQLException {
        assertThat(ask(
                        TestDatabase.superuser(),
                        "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = 'entente'"))
                .isEqualTo("b C.UTF-8");
    }

    private static String ask(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
