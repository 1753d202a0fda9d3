/** The pages of training. */
@NullMarked
package org.entente.training.ui;

import org.jspecify.annotations.NullMarked;
