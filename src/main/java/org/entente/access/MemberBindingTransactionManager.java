package org.entente.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.entente.audit.TransactionWatch;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Binds the member who is asking to each transaction, for the row policies to read. The binding dies with the transaction, so a
 * pooled connection carries nobody's identity to the next request. The audit trail hears of what does not begin or is not committed. A
 * transaction in which something failed is not committed, whoever passed over that.
 */
final class MemberBindingTransactionManager extends JdbcTransactionManager {

    private final CurrentMember currentMember;
    private final transient TransactionWatch watch;

    MemberBindingTransactionManager(DataSource dataSource, CurrentMember currentMember, TransactionWatch watch) {
        super(dataSource);
        this.currentMember = currentMember;
        this.watch = watch;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            begin(transaction, definition);
        } catch (CannotCreateTransactionException e) {
            if (!definition.isReadOnly()) {
                watch.notBegun(e);
            }
            throw e;
        }
        watch.begun();
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            if (hasFailed()) {
                doRollback(status);
                throw new UnexpectedRollbackException("A statement failed, and the transaction went on to its commit");
            }
            super.doCommit(status);
        } catch (RuntimeException e) {
            watch.notCommitted(e);
            throw e;
        }
        watch.committed();
    }

    private void begin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            bind();
        } catch (SQLException | RuntimeException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The member could not be bound to the transaction", e);
        }
    }

    // PostgreSQL answers such a commit with a rollback, and its driver passes over that: what was not done would count
    // as done.
    private boolean hasFailed() {
        try {
            return connection().unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
        } catch (SQLException e) {
            throw translateException("Look at the transaction before its commit", e);
        }
    }

    private Connection connection() throws SQLException {
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new SQLException("No connection is bound to the transaction");
        }
        return holder.getConnection();
    }

    private void bind() throws SQLException {
        String member = currentMember.find().map(known -> known.id().toString()).orElse("");
        try (PreparedStatement bind = connection().prepareStatement("select set_config('entente.member', ?, true)")) {
            DataSourceUtils.applyTransactionTimeout(bind, obtainDataSource());
            bind.setString(1, member);
            bind.execute();
        }
    }
}
