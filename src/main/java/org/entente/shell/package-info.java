/** The frame around all pages: layout, navigation, home, notice and error pages. Nobody imports it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "label", "label :: policy", "access", "audit", "uikit"})
package org.entente.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
