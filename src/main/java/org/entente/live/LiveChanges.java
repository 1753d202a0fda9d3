package org.entente.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bus between nodes: PostgreSQL NOTIFY out, {@link ChangeListener} in. This node hears its own changes the same way as the
 * others do.
 */
@Component
public class LiveChanges implements DisposableBean {

    static final String CHANNEL = "entente_changes";

    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

    private final JdbcClient jdbc;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Consumer<Change>>> listeners = new ConcurrentHashMap<>();

    LiveChanges(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Tells every node; inside a transaction, once that has committed, and never if it rolls back. */
    public void publish(Change change) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    send(change);
                }
            });
        } else {
            send(change);
        }
    }

    /** Calls the listener, on a thread of the bus, for each change of a topic until the subscription is closed. */
    public Subscription subscribe(String topic, Consumer<Change> listener) {
        List<Consumer<Change>> ofTopic = listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>());
        ofTopic.add(listener);
        return () -> ofTopic.remove(listener);
    }

    void deliver(Change change) {
        for (Consumer<Change> listener : listeners.getOrDefault(change.topic(), List.of())) {
            senders.execute(() -> listener.accept(change));
        }
    }

    void deliverAny() {
        listeners.keySet().forEach(topic -> deliver(new Change(topic, Change.ANY)));
    }

    // On a connection of its own: NOTIFY takes an instance-wide lock at commit, which no business transaction should
    // hold.
    private void send(Change change) {
        senders.execute(() -> {
            try {
                jdbc.sql("select pg_notify(?, ?)")
                        .param(CHANNEL)
                        .param(change.topic() + " " + change.id())
                        .query((row, n) -> "")
                        .single();
            } catch (RuntimeException e) {
                LOG.warn(
                        "A change could not be told to the other nodes; open pages show it when they are next read", e);
            }
        });
    }

    @Override
    public void destroy() {
        senders.shutdown();
    }

    /** Ends a subscription. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
