/** Agreements between nations: what they say, what each party did about them, and whether they are in force. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
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
            "document",
            "document :: ui",
            "imports",
            "imports :: csv",
            "imports :: ui",
            "relabelling",
            "relabelling :: ui",
            "uikit"
        })
package org.entente.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
