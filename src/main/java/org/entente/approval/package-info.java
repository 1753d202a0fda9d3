/** What one person may not do alone: asked by one, agreed to by another. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "label", "audit", "access", "live", "live :: ui", "uikit"})
package org.entente.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
