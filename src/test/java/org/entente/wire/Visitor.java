package org.entente.wire;

import java.net.http.WebSocket;

/** One person, signed in: a session of the portal with its cookies. */
public final class Visitor {

    private static final String ACCEPT = "I agree, enter";

    private final Wire wire;
    private final CookieJar cookies;

    Visitor(Wire wire, CookieJar cookies) {
        this.wire = wire;
        this.cookies = cookies;
    }

    /** Opens a page as a browser does, push included; without a leading slash, like {@code workspaces?part=messages}. */
    public Page open(String address) {
        return new Page(wire, cookies, address);
    }

    /** As {@link #open}, past the notice that stands before everything in a new session. */
    public Page enter(String address) {
        Page page = open(address);
        page.click(ACCEPT);
        return page;
    }

    /** A WebSocket of one's own, with the session's cookies. */
    public WebSocket connect(String address, WebSocket.Listener listener) {
        return wire.open(cookies, wire.at(address), listener);
    }
}
