/** The portal and its database killed without warning, and what is left of what they had acknowledged. */
@NullMarked
package org.entente.crash;

import org.jspecify.annotations.NullMarked;
