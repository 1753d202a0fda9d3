/** Compartments: who is admitted to what, as lead, contributor or reader, up to which level. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "label :: policy",
            "label :: choice",
            "audit",
            "access",
            "live",
            "live :: ui",
            "approval",
            "nation",
            "member",
            "uikit"
        })
package org.entente.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
