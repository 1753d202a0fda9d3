/** How an object is taken along from its page. */
@NullMarked
@NamedInterface("ui")
package org.entente.binding.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
