/** Messages: channels of a workspace, talk about its objects, and direct conversations between its members. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "audit",
            "access",
            "live",
            "live :: ui",
            "binding",
            "binding :: ui",
            "nation",
            "member",
            "workspace",
            "document :: ui",
            "relabelling",
            "relabelling :: ui",
            "uikit"
        })
package org.entente.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
