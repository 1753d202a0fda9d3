package org.entente.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears the other nodes, on a connection of its own that no pool hands out. One for each node. */
@Component
class ChangeListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);
    private static final int WAIT_MILLIS = 1000;
    private static final int WAITS_BETWEEN_QUESTIONS = 15;
    private static final int ANSWER_SECONDS = 5;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LiveChanges changes;
    private final String url;
    private final String user;
    private final String password;
    private volatile @Nullable Thread thread;

    ChangeListener(
            LiveChanges changes,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        this.changes = changes;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void start() {
        // Known before it runs: it ends once it is no longer the one that listens.
        Thread listener = Thread.ofVirtual().name("live-changes").unstarted(this::run);
        thread = listener;
        listener.start();
    }

    private void run() {
        boolean missed = false;
        while (listening()) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + LiveChanges.CHANNEL);
                }
                if (missed) {
                    changes.deliverAny();
                }
                hear(connection);
            } catch (SQLException e) {
                missed = true;
                if (listening()) {
                    LOG.warn("Not hearing of changes at present, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    // A connection that went away without a word looks like silence, so it is asked now and then.
    private void hear(Connection connection) throws SQLException {
        PGConnection notified = connection.unwrap(PGConnection.class);
        for (int waits = 1; listening(); waits++) {
            PGNotification[] heard = notified.getNotifications(WAIT_MILLIS);
            for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
                deliver(one.getParameter());
            }
            if (waits % WAITS_BETWEEN_QUESTIONS == 0 && !connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("The connection does not answer");
            }
        }
    }

    private void deliver(String payload) {
        int space = payload.indexOf(' ');
        if (space > 0) {
            changes.deliver(new Change(payload.substring(0, space), payload.substring(space + 1)));
        }
    }

    private boolean listening() {
        Thread current = Thread.currentThread();
        return thread == current && !current.isInterrupted();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread listening = thread;
        thread = null;
        if (listening != null) {
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
