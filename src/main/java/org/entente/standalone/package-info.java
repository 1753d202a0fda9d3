/** One-machine mode: PostgreSQL and Keycloak as child processes of the portal, bound to loopback, with data that stays. */
@NullMarked
package org.entente.standalone;

import org.jspecify.annotations.NullMarked;
