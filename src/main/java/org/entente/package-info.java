/** The portal as a program: its start, alone or together with the servers it needs. */
@NullMarked
package org.entente;

import org.jspecify.annotations.NullMarked;
