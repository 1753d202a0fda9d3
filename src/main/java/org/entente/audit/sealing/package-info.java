/** Gives entries their place in a Merkle tree (RFC 6962), signs it (C2SP signed notes), and serves it (C2SP tlog-tiles). */
@NullMarked
package org.entente.audit.sealing;

import org.jspecify.annotations.NullMarked;
