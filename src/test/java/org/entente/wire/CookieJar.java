package org.entente.wire;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The cookies of one person at servers of this machine. Secure ones too: to a browser a page of this machine is as safe as one that
 * came by HTTPS, to the JDK's own store it is not.
 */
final class CookieJar {

    private final Map<String, HttpCookie> cookies = new ConcurrentHashMap<>();

    /** Keeps what an answer sets, and drops what it takes back. */
    void keep(HttpResponse<?> answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                String key = cookie.getName() + " " + cookie.getPath();
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(key);
                } else {
                    cookies.put(key, cookie);
                }
            }
        }
    }

    /** The header {@code Cookie} for an address; empty where there is nothing to tell. */
    String header(URI address) {
        return cookies.values().stream()
                .filter(cookie -> cookie.getPath() == null || address.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
