/** The data of a demonstration: invented people of real nations, and well-known exercises restated. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared", "label", "access", "approval", "nation", "member", "workspace", "message", "exercise"
        })
package org.entente.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
