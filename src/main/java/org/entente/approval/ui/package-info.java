/** Pages of what waits for a second person. */
@NullMarked
package org.entente.approval.ui;

import org.jspecify.annotations.NullMarked;
