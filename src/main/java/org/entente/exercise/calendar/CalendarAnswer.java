package org.entente.exercise.calendar;

import java.util.Optional;

/**
 * A calendar that is given.
 *
 * @param content iCalendar in UTF-8
 * @param binding the value of the header that binds its label to it; empty where one label does not cover all of it, or nothing is in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CalendarAnswer(byte[] content, Optional<String> binding) {}
