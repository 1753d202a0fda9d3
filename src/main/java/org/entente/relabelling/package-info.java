/** Labels that are given another: at once where that only restricts, otherwise by two persons, now or on a date. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "audit",
            "access",
            "live",
            "live :: ui",
            "nation",
            "workspace",
            "uikit"
        })
package org.entente.relabelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
