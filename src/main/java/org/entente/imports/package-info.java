/** Brings lists in from CSV files: checked first, carried through in the background, every row stored or named with its reason. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "audit",
            "access",
            "live",
            "live :: ui",
            "nation",
            "workspace",
            "uikit"
        })
package org.entente.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
