/** The auditor's desk: who did and who saw what, without content. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "audit",
            "audit :: export",
            "audit :: proof",
            "audit :: trail",
            "access",
            "live",
            "nation",
            "watching",
            "uikit"
        })
package org.entente.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
