package org.entente.training;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.shared.MemberId;
import org.entente.testing.TestDatabase;

/** Asks the database itself, as the application's role with a member bound, past every service. */
final class AsDatabaseUser {

    private AsDatabaseUser() {}

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Connection begin(MemberId member) throws SQLException {
        Connection connection = TestDatabase.app().getConnection();
        connection.setSchema("entente");
        connection.setAutoCommit(false);
        connection.createStatement().execute("select set_config('entente.member', '%s', true)".formatted(member));
        return connection;
    }

    static <T> List<T> query(MemberId member, String sql, Row<T> read) {
        try (Connection connection = begin(member);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(read.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the statement wrote a row; rolled back. Refused by a rule of the feature or a policy is not written. */
    static boolean update(MemberId member, String sql) {
        try (Connection connection = begin(member)) {
            try {
                return connection.createStatement().executeUpdate(sql) == 1;
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).matches("EN01[0-3]|42501")) {
                    return false;
                }
                throw e;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
