package org.entente.document;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.document.content.ContentKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database knows of contents, asked for in the background, in a role that sees no object. */
@Component
class ContentRecords {

    private static final int MOST_AT_A_TIME = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    ContentRecords(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    boolean anyKey() {
        return as(() ->
                jdbc.sql("select any_workspace_key()").query(Boolean.class).single());
    }

    boolean isRecorded(ContentKey key) {
        return as(() -> recorded(key));
    }

    /** Contents of versions that have expired, whose bytes are still to go; of very many, the first. */
    List<ContentKey> expired() {
        return as(() -> jdbc.sql("select * from expired_content(?)")
                .param(MOST_AT_A_TIME)
                .query((row, n) -> new ContentKey(row.getObject("workspace", UUID.class), row.getString("digest")))
                .list());
    }

    /** Runs the removal of such a content unless another version has it, while nobody can record it, and forgets which it was. */
    void forgetExpired(ContentKey key, Runnable removal) {
        as(() -> {
            hold(key);
            if (!recorded(key)) {
                removal.run();
            }
            return jdbc.sql("select forget_expired_content(?, ?)")
                    .param(key.workspace())
                    .param(key.digest())
                    .query((row, n) -> "")
                    .single();
        });
    }

    /** Runs the removal if no version has the content, while nobody can record it. */
    void unlessRecorded(ContentKey key, Runnable removal) {
        as(() -> {
            hold(key);
            boolean recorded = recorded(key);
            if (!recorded) {
                removal.run();
            }
            return recorded;
        });
    }

    private void hold(ContentKey key) {
        jdbc.sql("select hold_workspace_content(?)")
                .param(key.workspace())
                .query((row, n) -> "")
                .single();
    }

    private boolean recorded(ContentKey key) {
        return jdbc.sql("select is_document_content(?, ?)")
                .param(key.workspace())
                .param(key.digest())
                .query(Boolean.class)
                .single();
    }

    private <T> T as(Supplier<T> work) {
        return Objects.requireNonNull(own.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return work.get();
        }));
    }
}
