package org.entente.testing.bench;

import javax.sql.DataSource;

/** One of those that are compared: what it is, as which role it connects, and on which search path. */
public record Side(String name, String what, DataSource source, String path) {}
