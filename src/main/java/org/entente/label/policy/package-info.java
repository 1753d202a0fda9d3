/** A security policy as its SPIF states it: levels, tags, the rules of valid labels, equivalents, and how labels are written. */
@NullMarked
@NamedInterface("policy")
package org.entente.label.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
