/** Lists of files, which other features put on their pages, and the page on which a file is looked at. */
@NullMarked
@NamedInterface("ui")
package org.entente.document.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
