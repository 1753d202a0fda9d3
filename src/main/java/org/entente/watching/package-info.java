/** Rules for unusual acts, which look at each entry once it is sealed, and the alerts that they raise. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package org.entente.watching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
