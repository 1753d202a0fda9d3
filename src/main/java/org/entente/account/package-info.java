/** People's accounts at Keycloak: made, given a role, switched off and on; and what fails when they sign in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit"})
package org.entente.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
