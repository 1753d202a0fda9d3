package org.entente.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One open page: a UI of the portal with its push connection. What the hand does goes up as requests, what is pushed comes down the
 * WebSocket; both bring changes that carry the server's numbers and are applied in their order. What is pushed is read only once
 * it is asked for, so that a page that merely listens costs next to nothing.
 */
public final class Page implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GUARD = "for(;;);[";
    private static final String BROWSER =
            "&v-sh=800&v-sw=1280&v-wh=800&v-ww=1280&v-bh=800&v-bw=1280&v-tzo=0&v-dstd=0&v-rtzo=0"
                    + "&v-dston=false&v-tzid=UTC&v-td=false&v-pr=1&v-np=wire&v-tn=aura";

    private final Wire wire;
    private final CookieJar cookies;
    private final int ui;
    private final WebSocket push;
    private final Future<?> heartbeat;
    private final PageTree tree = new PageTree();
    private final TreeMap<Integer, JsonNode> early = new TreeMap<>();
    private final Queue<String> unread = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pushes = new AtomicInteger();
    private final String token;
    private int seen = -1;
    private int sent;
    private volatile @Nullable Awaited awaited;

    private record Awaited(String words, CompletableFuture<Arrival> arrival) {}

    /**
     * A message that was pushed.
     *
     * @param at {@link System#nanoTime} when it was there
     * @param message all of it, as the server sent it
     */
    public record Arrival(long at, String message) {}

    Page(Wire wire, CookieJar cookies, String address) {
        this.wire = wire;
        this.cookies = cookies;
        JsonNode config = json(get("?v-r=init&location=" + encode(path(address)) + "&query=" + encode(query(address))
                        + "&v-curdate=" + System.currentTimeMillis() + BROWSER))
                .path("appConfig");
        this.ui = config.path("v-uiId").asInt();
        JsonNode first = config.path("uidl");
        this.token = first.path("Vaadin-Security-Key").asString();
        receive(first);
        this.push = connect(first.path("Vaadin-Push-ID").asString());
        Duration beat = Duration.ofSeconds(config.path("heartbeatInterval").asInt());
        this.heartbeat = wire.every(beat, () -> post("?v-r=heartbeat&v-uiId=" + ui, ""));
        go(address);
    }

    /** Goes to an address of the portal, as a link on the page does. */
    public void go(String address) {
        ObjectNode data = JSON.createObjectNode();
        data.put("route", path(address)).put("query", query(address));
        data.put("appShellTitle", "").put("trigger", "client").putObject("historyState");
        event(1, "ui-navigate", data);
    }

    /** Presses the button with that text. */
    public synchronized void click(String text) {
        readPushed();
        int button = tree.find("vaadin-button", text)
                .orElseThrow(() -> new IllegalStateException("There is no button " + text));
        ObjectNode data = JSON.createObjectNode();
        for (String key : new String[] {"shiftKey", "metaKey", "ctrlKey", "altKey"}) {
            data.put("event." + key, false);
        }
        for (String key : new String[] {"clientX", "clientY", "screenX", "screenY", "button"}) {
            data.put("event." + key, 0);
        }
        data.put("event.detail", 1);
        event(button, "click", data);
    }

    /** Whether the words stand somewhere on the page: in its text, or in what an element was given. */
    public synchronized boolean shows(String words) {
        readPushed();
        return tree.shows(words);
    }

    /** The next message pushed from now on that holds the words. */
    public CompletableFuture<Arrival> next(String words) {
        CompletableFuture<Arrival> arrival = new CompletableFuture<>();
        awaited = new Awaited(words, arrival);
        return arrival.orTimeout(Wire.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many messages have been pushed so far. */
    public int pushes() {
        return pushes.get();
    }

    /** Forgets what stands on the page, so that only the server remembers it. What comes later is known again. */
    public synchronized void forget() {
        readPushed();
        tree.clear();
    }

    /** Closes the page as a browser does: with a word to the server. */
    @Override
    public synchronized void close() {
        heartbeat.cancel(false);
        ObjectNode leave = request(JSON.createArrayNode());
        leave.put("UNLOAD", true);
        post("?v-r=uidl&v-uiId=" + ui, leave.toString());
        push.abort();
    }

    private WebSocket connect(String pushId) {
        PushSocket listener = new PushSocket(this::pushed);
        WebSocket socket = wire.open(
                cookies,
                wire.at("VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId=" + pushId
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                        + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                        + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=" + seen),
                listener);
        listener.greeted()
                .orTimeout(Wire.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return socket;
    }

    private void pushed(String message, long at) {
        pushes.incrementAndGet();
        unread.add(message);
        Awaited waiting = awaited;
        if (waiting != null && message.contains(waiting.words())) {
            waiting.arrival().complete(new Arrival(at, message));
        }
    }

    private synchronized void event(int node, String name, ObjectNode data) {
        ArrayNode calls = JSON.createArrayNode();
        calls.addObject()
                .put("type", "event")
                .put("node", node)
                .put("event", name)
                .set("data", data);
        readPushed();
        receive(json(post("?v-r=uidl&v-uiId=" + ui, request(calls).toString())));
    }

    private ObjectNode request(ArrayNode calls) {
        ObjectNode request = JSON.createObjectNode();
        request.put("csrfToken", token)
                .put("syncId", seen)
                .put("clientId", sent++)
                .set("rpc", calls);
        return request;
    }

    private void readPushed() {
        for (String message = unread.poll(); message != null; message = unread.poll()) {
            receive(json(message));
        }
    }

    // What overtook another waits for it.
    private void receive(JsonNode message) {
        JsonNode meta = message.path("meta");
        if (meta.has("appError") || meta.has("sessionExpired")) {
            throw new IllegalStateException("The portal says " + meta);
        }
        early.put(message.path("syncId").asInt(), message);
        for (JsonNode due = early.remove(seen + 1); due != null; due = early.remove(seen + 1)) {
            seen++;
            tree.apply(due.path("changes"));
        }
    }

    private String get(String address) {
        return body(wire.send(cookies, HttpRequest.newBuilder(wire.at(address))));
    }

    private String post(String address, String content) {
        return body(wire.send(
                cookies,
                HttpRequest.newBuilder(wire.at(address))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(content))));
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The portal answers " + answer.statusCode() + " to " + answer.uri());
        }
        return answer.body();
    }

    private static JsonNode json(String message) {
        return JSON.readTree(
                message.startsWith(GUARD) ? message.substring(GUARD.length(), message.length() - 1) : message);
    }

    private static String path(String address) {
        return address.split("\\?", 2)[0];
    }

    private static String query(String address) {
        String query = URI.create(address).getRawQuery();
        return query == null ? "" : query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
