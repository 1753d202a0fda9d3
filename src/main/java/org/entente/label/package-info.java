/** The label engine: security policy, confidentiality labels, clearances, the access decision, markings and roll-up. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package org.entente.label;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
