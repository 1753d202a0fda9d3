/** Checks the audit log and what was taken out of it, with nothing but the JDK and nothing of the code that writes it. */
@NullMarked
package org.entente.audit.verify;

import org.jspecify.annotations.NullMarked;
