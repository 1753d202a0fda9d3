/** Security policies as administrators manage them: what is loaded, what a new one would change, and putting it in force. */
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
            "uikit"
        })
package org.entente.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
