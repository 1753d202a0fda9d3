/** What treaty law makes of an agreement's rules and its parties' acts: status on any date, with the reason. Pure functions. */
@NullMarked
@NamedInterface("law")
package org.entente.agreement.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
