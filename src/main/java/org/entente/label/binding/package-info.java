/** Ties labels to data after ADatP-4778: binding information beside any file or around XML, its digests, its signature, and its check. */
@NullMarked
@NamedInterface("binding")
package org.entente.label.binding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
