package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.entente.testing.Fixture.Person;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * One connection as the application's database role, which carries one member after the other, each in transactions of their
 * own: as the portal's pool does.
 */
final class AsMember implements AutoCloseable {

    private final Connection connection;

    AsMember() throws SQLException {
        connection = TestDatabase.app().getConnection();
        connection.setSchema("entente");
        connection.setAutoCommit(false);
    }

    /** Begins a transaction; with null, nobody is bound to it. */
    void begin(@Nullable UUID member) throws SQLException {
        connection.rollback();
        if (member != null) {
            try (PreparedStatement bind = connection.prepareStatement("select set_config('entente.member', ?, true)")) {
                bind.setString(1, member.toString());
                bind.execute();
            }
        }
    }

    /** The day on which the present transaction began, as the database sees it. */
    LocalDate today() throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select current_date")) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    Set<String> keys(String sql) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    /** The rows that a statement wrote. */
    int execute(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Keeps what the present transaction wrote. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** The rows that a statement wrote; none if the database refused it by a policy, a right or a rule of labels. */
    int write(String sql, @Nullable Object... values) throws SQLException {
        try {
            return execute(sql, values);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).matches("42501|EN00[1-4]|EN01[0-6]")) {
                return 0;
            }
            throw e;
        }
    }

    /** As {@link #write}, of a member in a transaction begun for it. */
    int written(Person person, String sql, @Nullable Object... values) throws SQLException {
        begin(person.id().value());
        return write(sql, values);
    }

    /** Asserts that the database refuses a statement with this code; the present transaction is of no use then. */
    void assertRefuses(String state, String sql, @Nullable Object... values) {
        assertThatThrownBy(() -> execute(sql, values))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }

    /** As {@link #assertRefuses(String, String, Object...)}, of a member in a transaction begun for it. */
    void assertRefuses(Person person, String state, String sql, @Nullable Object... values) throws SQLException {
        begin(person.id().value());
        assertRefuses(state, sql, values);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
