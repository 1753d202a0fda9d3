package org.entente.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Who holds the database and takes its triggers off: changes and takes away what was sealed, and puts it back for the other tests. */
public final class Tamperer implements AutoCloseable {

    private final Connection connection;
    private final JdbcTemplate jdbc;

    private Tamperer(Connection connection) {
        this.connection = connection;
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    public static Tamperer open() throws SQLException {
        Connection connection = TestDatabase.superuser().getConnection();
        connection.setSchema("entente");
        Tamperer tamperer = new Tamperer(connection);
        tamperer.jdbc.execute("set session_replication_role = replica");
        tamperer.jdbc.execute("create temp table kept_entry as select * from audit_entry where false");
        tamperer.jdbc.execute("create temp table kept_leaf as select * from audit_leaf where false");
        return tamperer;
    }

    /** Changes an entry until {@link #close}. */
    public void change(UUID entry, String assignment) {
        jdbc.update("insert into kept_entry select * from audit_entry where id = ?", entry);
        jdbc.update("update audit_entry set %s where id = ?".formatted(assignment), entry);
    }

    /** Takes an entry away until {@link #close}. */
    public void takeAway(UUID entry) {
        jdbc.update("insert into kept_entry select * from audit_entry where id = ?", entry);
        jdbc.update("delete from audit_entry where id = ?", entry);
    }

    /** Takes away what was sealed of an entry until {@link #close}. */
    public void takeLeaf(UUID entry) {
        jdbc.update("insert into kept_leaf select * from audit_leaf where entry = ?", entry);
        jdbc.update("delete from audit_leaf where entry = ?", entry);
    }

    /**
     * Enters something with whatever actor and nation, and has it sealed. It stays.
     *
     * @param rows actors, nations, actions and outcomes, as a select lists them
     */
    public void slipIn(String rows) {
        jdbc.update("""
                with made as (insert into audit_entry (actor, actor_nation, action, outcome) select %s returning id)
                insert into audit_queue (entry) select id from made
                """.formatted(rows));
    }

    @Override
    public void close() throws SQLException {
        jdbc.update("delete from audit_entry where id in (select id from kept_entry)");
        jdbc.update("insert into audit_entry select * from kept_entry");
        jdbc.update(
                "insert into audit_leaf (index, entry, salt, commitment, body) select index, entry, salt, commitment, body from kept_leaf");
        connection.close();
    }
}
