/** Draws single pages of documents, in a process of its own that holds nothing else and is ended when it takes too much. */
@NullMarked
package org.entente.document.page;

import org.jspecify.annotations.NullMarked;
