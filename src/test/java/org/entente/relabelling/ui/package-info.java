/** The pages of changes of labels. */
@NullMarked
package org.entente.relabelling.ui;

import org.jspecify.annotations.NullMarked;
