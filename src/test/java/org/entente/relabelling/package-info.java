/** Changes of labels by one person, by two, and on a date. */
@NullMarked
package org.entente.relabelling;

import org.jspecify.annotations.NullMarked;
