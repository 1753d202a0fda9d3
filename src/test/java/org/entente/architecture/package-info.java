/** Proofs that the code keeps the shape that docs/architecture.md describes. */
@NullMarked
package org.entente.architecture;

import org.jspecify.annotations.NullMarked;
