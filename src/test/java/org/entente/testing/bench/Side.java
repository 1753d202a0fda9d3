package org.entente.testing.bench;

import javax.sql.DataSource;

/** One of those that are compared: as which role it connects, and on which search path. */
public record Side(String name, DataSource source, String path) {}
