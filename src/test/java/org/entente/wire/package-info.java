/** A browser's part in Vaadin's protocols without a browser, so that many people at once can be had from one process. */
@NullMarked
package org.entente.wire;

import org.jspecify.annotations.NullMarked;
