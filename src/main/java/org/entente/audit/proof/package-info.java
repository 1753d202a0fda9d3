/** That the log is whole: how it stands, who witnesses it, its check, and bundles of evidence that prove themselves. */
@NullMarked
@NamedInterface("proof")
package org.entente.audit.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
