/** People's accounts at Keycloak: made, given a role, switched off and on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access"})
package org.entente.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
