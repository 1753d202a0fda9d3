package org.entente.testing.bench;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two ways to an answer.
 *
 * @param alone the repository on a connection of its own: its SQL, its parameters, its mapping of rows
 * @param service the whole call that a page makes
 */
public record Reading<Q>(Function<JdbcClient, Function<Q, List<?>>> alone, Function<Q, List<?>> service) {}
