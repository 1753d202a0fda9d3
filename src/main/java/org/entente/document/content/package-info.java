/** The bytes of documents: sealed as they come in, kept in a content store, opened as they go out. */
@NullMarked
package org.entente.document.content;

import org.jspecify.annotations.NullMarked;
