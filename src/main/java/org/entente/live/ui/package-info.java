/** How a page follows what changes while it is open. */
@NullMarked
@NamedInterface("ui")
package org.entente.live.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
