/** Reads lists of training that was given. Cells are data: nothing in them is ever run, resolved or followed. */
@NullMarked
package org.entente.training.csv;

import org.jspecify.annotations.NullMarked;
