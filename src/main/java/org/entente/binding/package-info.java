/** Labels bound to what leaves the portal and to what comes in: signed and checked, and the export of any object as XML. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "label :: policy",
            "label :: xml",
            "label :: binding",
            "audit",
            "access",
            "relabelling",
            "uikit"
        })
package org.entente.binding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
