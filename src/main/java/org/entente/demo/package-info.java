/** The data of a demonstration: invented people of real nations, and well-known exercises and treaties restated. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "label",
            "access",
            "approval",
            "nation",
            "member",
            "workspace",
            "document",
            "message",
            "exercise",
            "exercise :: planning",
            "training",
            "agreement",
            "agreement :: law",
            "recertification"
        })
package org.entente.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
