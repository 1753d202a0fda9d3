/** The label engine as a command, without the portal: {@code ./portal label}. */
@NullMarked
package org.entente.label.command;

import org.jspecify.annotations.NullMarked;
