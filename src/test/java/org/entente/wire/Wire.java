package org.entente.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to one portal of this machine for any number of people. Nothing waits longer than {@link #PATIENCE}; an answer that is none
 * is an {@link IllegalStateException}.
 */
public final class Wire implements AutoCloseable {

    /** The longest that anything is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]*/login-actions/authenticate[^\"]*)\"");
    private static final int MOST_REDIRECTS = 10;

    private final URI portal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wire-heart").factory());

    /** @param portal its address, like {@code http://localhost:8080}: nowhere but on this machine */
    public Wire(String portal) {
        this.portal = URI.create(portal + "/");
        String host = this.portal.getHost();
        if (!"localhost".equals(host) && !"127.0.0.1".equals(host)) {
            throw new IllegalArgumentException("Not on this machine: " + portal);
        }
    }

    /** Signs a person in through Keycloak's own form; the portal's notice is still to be accepted. */
    public Visitor signIn(String username, String password) {
        CookieJar cookies = new CookieJar();
        String form = follow(cookies, HttpRequest.newBuilder(portal)).body();
        Matcher action = FORM.matcher(form);
        if (!action.find()) {
            throw new IllegalStateException("Keycloak showed no form to sign in with");
        }
        HttpResponse<String> inside = follow(
                cookies,
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + username + "&password=" + password + "&credentialId=")));
        if (!inside.uri().getAuthority().equals(portal.getAuthority())) {
            throw new IllegalStateException("Keycloak did not let " + username + " in");
        }
        return new Visitor(this, cookies);
    }

    URI at(String address) {
        return portal.resolve(address);
    }

    /** Sends one request with a person's cookies, and keeps those of the answer. */
    HttpResponse<String> send(CookieJar cookies, HttpRequest.Builder request) {
        HttpRequest bare = request.timeout(PATIENCE).build();
        String known = cookies.header(bare.uri());
        try {
            HttpResponse<String> answer = http.send(
                    known.isEmpty() ? bare : request.setHeader("Cookie", known).build(),
                    HttpResponse.BodyHandlers.ofString());
            cookies.keep(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a WebSocket with a person's cookies. */
    WebSocket open(CookieJar cookies, URI address, WebSocket.Listener listener) {
        URI socket = URI.create("ws" + address.toString().substring("http".length()));
        try {
            return http.newWebSocketBuilder()
                    .header("Cookie", cookies.header(address))
                    .connectTimeout(PATIENCE)
                    .buildAsync(socket, listener)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("No WebSocket at " + socket.getPath(), e);
        }
    }

    /** Runs something again and again until the answer is cancelled or this wire is closed. */
    Future<?> every(Duration interval, Runnable work) {
        return heart.scheduleAtFixedRate(work, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpResponse<String> follow(CookieJar cookies, HttpRequest.Builder request) {
        HttpResponse<String> answer = send(cookies, request);
        for (int i = 0; answer.statusCode() / 100 == 3; i++) {
            if (i == MOST_REDIRECTS) {
                throw new IllegalStateException("Sent from one address to the next without end");
            }
            String next = answer.headers().firstValue("Location").orElseThrow();
            answer = send(cookies, HttpRequest.newBuilder(answer.uri().resolve(next)));
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri().getPath() + " answers " + answer.statusCode());
        }
        return answer;
    }

    @Override
    public void close() {
        heart.shutdownNow();
        http.shutdownNow();
    }
}
