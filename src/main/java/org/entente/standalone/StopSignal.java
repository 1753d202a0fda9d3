package org.entente.standalone;

/** The signal that asks a server to end in good order. */
enum StopSignal {
    /** PostgreSQL's fast shutdown: it ends its clients' transactions and writes everything down. */
    INT,
    TERM
}
