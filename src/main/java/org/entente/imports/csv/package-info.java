/** Reads CSV files into rows or reasons. Cells are data: nothing in them is ever run, resolved or followed. */
@NullMarked
@NamedInterface("csv")
package org.entente.imports.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
