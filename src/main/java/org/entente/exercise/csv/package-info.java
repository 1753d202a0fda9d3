/** Reads lists of exercise plans out of CSV files. Cells are data: nothing in them is ever run, resolved or followed. */
@NullMarked
package org.entente.exercise.csv;

import org.jspecify.annotations.NullMarked;
