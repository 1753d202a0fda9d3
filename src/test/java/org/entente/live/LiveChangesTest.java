package org.entente.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node changes, the others hear: after the commit, and not at all if there is none. */
class LiveChangesTest extends PortalTest {

    @Autowired
    private LiveChanges here;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    private final BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
    private LiveChanges there;
    private ChangeListener otherNode;

    @BeforeEach
    void startAnotherNode() throws InterruptedException {
        there = new LiveChanges(dataSource);
        there.subscribe("test", heard::add);
        otherNode = new ChangeListener(there, TestDatabase.jdbcUrl(), "entente_app", TestDatabase.appPassword());
        otherNode.start();
        awaitListening();
    }

    @AfterEach
    void stopTheOtherNode() {
        otherNode.stop();
        there.destroy();
    }

    @Test
    void whatWasRolledBackIsNotHeard() throws InterruptedException {
        transaction.executeWithoutResult(status -> {
            here.publish(new Change("test", "rolled-back"));
            status.setRollbackOnly();
        });
        here.publish(new Change("test", "after"));
        assertThat(next().id()).isEqualTo("after");
    }

    @Test
    void whatWasCommittedIsHeardOnTheOtherNode() throws InterruptedException {
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> here.publish(new Change("test", id)));
        assertThat(next()).isEqualTo(new Change("test", id));
    }

    @Test
    void afterALostConnectionEverythingIsReadAgain() throws InterruptedException {
        int ended = fixture.sql().sql("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                         where usename = 'entente_app' and query like 'listen %'
                        """).query((row, n) -> row.getInt(1)).single();
        assertThat(ended).isPositive();
        assertThat(next()).isEqualTo(new Change("test", Change.ANY));
    }

    private void awaitListening() throws InterruptedException {
        String id = UUID.randomUUID().toString();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Change last = null;
        while ((last == null || !last.id().equals(id)) && System.nanoTime() < end) {
            here.publish(new Change("test", id));
            last = heard.poll(200, TimeUnit.MILLISECONDS);
        }
        assertThat(last).isEqualTo(new Change("test", id));
        // Of the calls that were made meanwhile, the last says that no other is on its way.
        here.publish(new Change("test", "ready"));
        while (!next().id().equals("ready")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private Change next() throws InterruptedException {
        Change change = heard.poll(10, TimeUnit.SECONDS);
        assertThat(change).isNotNull();
        return change;
    }
}
