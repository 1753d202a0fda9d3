package org.entente.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Date-time group after ACP 121 in Zulu time, such as {@code 221430Z NOV 26}. */
public final class DateTimeGroup {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("ddHHmm'Z' MMM yy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private DateTimeGroup() {}

    /** The group of an instant, to the minute. */
    public static String format(Instant instant) {
        return FORM.format(instant).toUpperCase(Locale.ROOT);
    }
}
