/** Tells open pages, on every node, that something changed, and people that something waits for them: ids only, no content. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "label"})
package org.entente.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
