/** Exercise plans: what nations plan to do together, when, where, and who may know. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "label :: policy",
            "sql",
            "audit",
            "access",
            "live",
            "live :: ui",
            "binding",
            "binding :: ui",
            "nation",
            "member",
            "workspace",
            "imports",
            "imports :: csv",
            "imports :: ui",
            "relabelling",
            "relabelling :: ui",
            "uikit"
        })
package org.entente.exercise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
