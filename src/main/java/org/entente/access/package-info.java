/** Who is asking: sign-in through OpenID Connect, the identity handed to PostgreSQL, sessions and their end. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "label", "audit", "live"})
package org.entente.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
