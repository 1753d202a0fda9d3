/** Files: kept encrypted, each with a label and its versions; looking at one is another right than taking it along. */
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
            "live",
            "live :: ui",
            "binding",
            "nation",
            "member",
            "workspace",
            "relabelling",
            "relabelling :: ui",
            "uikit"
        })
package org.entente.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
