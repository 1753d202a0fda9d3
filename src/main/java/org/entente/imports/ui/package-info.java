/** The page on which a list is brought in and its runs are followed; a feature says where it lives. */
@NullMarked
@NamedInterface("ui")
package org.entente.imports.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
