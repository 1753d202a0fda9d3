/** Exercises in people's own calendars: an iCalendar feed by secret address, and the file of one plan. */
@NullMarked
package org.entente.exercise.calendar;

import org.jspecify.annotations.NullMarked;
