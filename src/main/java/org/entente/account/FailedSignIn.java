package org.entente.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event of a sign-in that failed, as Keycloak keeps it.
 *
 * @param time milliseconds since the epoch, by Keycloak's clock
 * @param userId the subject of the account, where the name belongs to one
 * @param error Keycloak's word for why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FailedSignIn(
        String id,
        long time,
        String type,
        @Nullable String userId,
        @Nullable String ipAddress,
        @Nullable String error,
        @Nullable Map<String, String> details) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    Instant at() {
        return Instant.ofEpochMilli(time);
    }

    /** What was typed as the user name: anything, a password in the wrong field included. */
    @Nullable String username() {
        return details == null ? null : details.get("username");
    }

    /** The error; for an event without one, such as a lock, its type. */
    String reason() {
        return error != null && WORD.matcher(error).matches() ? error : type;
    }
}
