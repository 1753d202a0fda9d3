/** The nations that take part. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "label", "audit", "access", "live", "approval", "uikit"})
package org.entente.nation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
