/** Entries in the forms in which other tools read them: CSV, JSON Lines, OCSF and CEF, each with a class that writes it. */
@NullMarked
@NamedInterface("export")
package org.entente.audit.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
