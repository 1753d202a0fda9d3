/**
 * Gives entries their place in a Merkle tree, signs it, and serves it: RFC 6962 trees as C2SP tlog-tiles, with C2SP signed notes. What
 * checks the log shares nothing with this: it stands in {@code audit.verify}.
 */
@NullMarked
package org.entente.audit.sealing;

import org.jspecify.annotations.NullMarked;
