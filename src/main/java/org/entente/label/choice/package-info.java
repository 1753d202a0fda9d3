/** What may be chosen for a new label, so that only valid ones can be put together. */
@NullMarked
@NamedInterface("choice")
package org.entente.label.choice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
