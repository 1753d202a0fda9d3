/** What waits for a member: kept with what caused it, shown by the bell and on the start page, told by e-mail without content. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "label", "audit", "access", "live", "live :: ui", "workspace", "uikit"})
package org.entente.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
