/** Statements that several repositories put together alike, of fragments that the compiler holds to be literals. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.entente.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
