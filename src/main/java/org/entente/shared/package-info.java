/** Identifiers and value objects that cross features. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.entente.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
