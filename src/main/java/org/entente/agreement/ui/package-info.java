/** The pages of agreements. */
@NullMarked
package org.entente.agreement.ui;

import org.jspecify.annotations.NullMarked;
