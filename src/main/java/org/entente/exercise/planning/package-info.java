/** What belongs to the page of a plan: its sections, what nations answer, its key dates. */
@NullMarked
@NamedInterface("planning")
package org.entente.exercise.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
