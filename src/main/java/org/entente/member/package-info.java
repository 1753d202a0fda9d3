/** The people who take part, each of a nation, with a role and a clearance. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "label :: policy",
            "audit",
            "access",
            "live",
            "account",
            "approval",
            "nation",
            "uikit"
        })
package org.entente.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
