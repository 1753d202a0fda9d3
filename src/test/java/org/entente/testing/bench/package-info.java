/** What the benches of row-level security share: a database filled past triggers, and sides that read the same in turns. */
@NullMarked
package org.entente.testing.bench;

import org.jspecify.annotations.NullMarked;
