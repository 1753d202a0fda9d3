/** Proofs that PostgreSQL lets each member see and write what the rules say: the rules in words, told again without the portal's code. */
@NullMarked
package org.entente.rowpolicy;

import org.jspecify.annotations.NullMarked;
