/** The pages on which administrators manage the nations. */
@NullMarked
package org.entente.nation.ui;

import org.jspecify.annotations.NullMarked;
