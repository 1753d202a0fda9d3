/** Tells open pages, on every node, that something changed: topics and ids only, never content. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package org.entente.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
