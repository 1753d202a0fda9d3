package org.entente.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Binds the member who is asking to each transaction, for the row policies to read. The binding dies with the transaction, so a
 * pooled connection carries nobody's identity to the next request.
 */
final class MemberBindingTransactionManager extends JdbcTransactionManager {

    private final CurrentMember currentMember;

    MemberBindingTransactionManager(DataSource dataSource, CurrentMember currentMember) {
        super(dataSource);
        this.currentMember = currentMember;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            bind();
        } catch (SQLException | RuntimeException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("The member could not be bound to the transaction", e);
        }
    }

    private void bind() throws SQLException {
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new SQLException("No connection is bound to the transaction");
        }
        String member = currentMember.find().map(known -> known.id().toString()).orElse("");
        try (PreparedStatement bind =
                holder.getConnection().prepareStatement("select set_config('entente.member', ?, true)")) {
            DataSourceUtils.applyTransactionTimeout(bind, obtainDataSource());
            bind.setString(1, member);
            bind.execute();
        }
    }
}
