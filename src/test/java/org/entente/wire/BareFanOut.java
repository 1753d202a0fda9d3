package org.entente.wire;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What a WebSocket costs by itself: passes each text on to all others, in the portal under test and nowhere else. */
@TestConfiguration(proxyBeanMethods = false)
class BareFanOut {

    static final String ADDRESS = "bench/fan-out";

    private static final int LONGEST = 1 << 20;

    @Bean
    ServerEndpointConfig fanOut() {
        return ServerEndpointConfig.Builder.create(PassesOn.class, "/" + ADDRESS)
                .build();
    }

    /** Made anew by the server for each connection. */
    public static final class PassesOn extends Endpoint {

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LONGEST);
            session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String text) {
                    session.getOpenSessions().stream()
                            .filter(other -> !other.equals(session))
                            .forEach(other -> other.getAsyncRemote().sendText(text));
                }
            });
        }
    }
}
