/** Append-only audit entries: who did what, when, from where, on which object, with which outcome. Never content. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package org.entente.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
