/** The report of a spill, which stands wherever a label does, the page of a case, and the list of cases. */
@NullMarked
package org.entente.spill.ui;

import org.jspecify.annotations.NullMarked;
