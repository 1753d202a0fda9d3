/** The sheet in which a label is changed, what tells on an object's page that a change waits, and the start page's lists of them. */
@NullMarked
@NamedInterface("ui")
package org.entente.relabelling.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
