/** What tests share: real servers, started once for all of them. */
@NullMarked
package org.entente.testing;

import org.jspecify.annotations.NullMarked;
