package org.entente.audit;

import org.springframework.transaction.TransactionException;

/**
 * Hears from the transaction manager what no entry could tell: a transaction that holds entries may come to nothing when it is
 * committed, and one that was to hold some may never begin.
 */
public interface TransactionWatch {

    /** A transaction has its connection. */
    void begun();

    /** A transaction that was to write something did not begin. */
    void notBegun(TransactionException why);

    /** The present transaction was committed; called before it is cleaned up. */
    void committed();

    /** The present transaction was to be committed and was not; called before it is cleaned up. */
    void notCommitted(RuntimeException why);
}
