/** Reads security policies from XML SPIF 2.1. */
@NullMarked
package org.entente.label.spif;

import org.jspecify.annotations.NullMarked;
