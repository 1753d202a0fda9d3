/** What was wrongly labelled or released: frozen at once, put right, and told to those who had it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "audit",
            "audit :: proof",
            "access",
            "live",
            "live :: ui",
            "nation",
            "uikit",
            "workspace",
            "review :: ui",
            "relabelling",
            "relabelling :: ui"
        })
package org.entente.spill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
