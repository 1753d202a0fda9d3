/** The bell, its list, what waits and what is new on the start page, and the choice of mail. */
@NullMarked
package org.entente.notification.ui;

import org.jspecify.annotations.NullMarked;
