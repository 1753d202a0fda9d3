/** The portal's own components on Vaadin, and the words they speak. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "label", "label :: policy", "label :: choice", "live", "live :: ui"})
package org.entente.uikit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
