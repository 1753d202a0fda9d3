/** Reads the entries, for auditors: lists, single ones, figures, exports, and what other systems are told of them. */
@NullMarked
@NamedInterface("trail")
package org.entente.audit.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
