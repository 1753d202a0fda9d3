package org.entente.exercise.calendar;

import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.entente.access.FeedIdentity;
import org.entente.binding.Bindings;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers calendar programs, which have no session. An address that is wrong, withdrawn, or whose member may not act is the same
 * as one that never was.
 */
@RestController
class CalendarController {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final FeedIdentity identity;
    private final ExerciseCalendar calendar;
    private final FetchLimit limit;

    CalendarController(FeedIdentity identity, ExerciseCalendar calendar, Clock clock) {
        this.identity = identity;
        this.calendar = calendar;
        this.limit = new FetchLimit(clock);
    }

    static String path(String token) {
        return "calendar/" + token + ".ics";
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        if (!TOKEN.matcher(token).matches()) {
            return nothing();
        }
        byte[] digest = CalendarFeeds.digest(token);
        if (!limit.allows(HexFormat.of().formatHex(digest))) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(FetchLimit.WINDOW.toSeconds()))
                    .build();
        }
        return identity.as(digest, calendar::feed)
                .map(answer -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("entente.ics")
                                        .build()
                                        .toString())
                        .headers(
                                headers -> answer.binding().ifPresent(binding -> headers.set(Bindings.HEADER, binding)))
                        .body(answer.content()))
                .orElseGet(CalendarController::nothing);
    }

    private static ResponseEntity<byte[]> nothing() {
        return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }
}
