package org.entente.audit.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as exports write them: UTC to the microsecond, as the entries have them. */
final class Moments {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    static String text(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    /** Milliseconds since 1970; of times beyond those, which no portal enters, the first or the last there is. */
    static long millis(Instant instant) {
        Instant first = Instant.ofEpochMilli(Long.MIN_VALUE);
        Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
        return instant.isBefore(first)
                ? Long.MIN_VALUE
                : instant.isAfter(last) ? Long.MAX_VALUE : instant.toEpochMilli();
    }
}
