/** Training that nations offer each other: a catalogue of courses, when they are held, and whose people get the seats. */
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
            "imports",
            "imports :: csv",
            "imports :: ui",
            "relabelling",
            "relabelling :: ui",
            "uikit"
        })
package org.entente.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
