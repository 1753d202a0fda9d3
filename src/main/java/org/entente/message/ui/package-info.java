/** The pages of messages. */
@NullMarked
package org.entente.message.ui;

import org.jspecify.annotations.NullMarked;
