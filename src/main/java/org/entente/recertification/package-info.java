/** Recertification: the leads of each workspace confirm or withdraw whoever is admitted, round after round; who is not confirmed lapses. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "access", "live", "live :: ui", "uikit", "workspace"})
package org.entente.recertification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
