/** Labels as ADatP-4774 and SPIF 2.1 have them, told a second time for the proofs: nothing here is the portal's. */
@NullMarked
package org.entente.label.model;

import org.jspecify.annotations.NullMarked;
