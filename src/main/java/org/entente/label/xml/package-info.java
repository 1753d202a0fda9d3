/** Reading XML that nobody vouches for, within bounds, and the labels and clearances of ADatP-4774 in it. */
@NullMarked
@NamedInterface("xml")
package org.entente.label.xml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
