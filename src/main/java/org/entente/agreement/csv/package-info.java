/** Reads public lists of agreements out of CSV files. Cells are data: nothing in them is ever run, resolved or followed. */
@NullMarked
package org.entente.agreement.csv;

import org.jspecify.annotations.NullMarked;
