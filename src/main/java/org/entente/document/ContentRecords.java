package org.entente.document;

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

    /** Runs the removal if no version has the content, while nobody can record it. */
    void unlessRecorded(ContentKey key, Runnable removal) {
        as(() -> {
            jdbc.sql("select hold_workspace_content(?)")
                    .param(key.workspace())
                    .query((row, n) -> "")
                    .single();
            boolean recorded = recorded(key);
            if (!recorded) {
                removal.run();
            }
            return recorded;
        });
    }

    private boolean recorded(ContentKey key) {
        return jdbc.sql("select is_document_content(?, ?)")
                .param(key.workspace())
                .param(key.digest())
                .query(Boolean.class)
                .single();
    }

    private boolean as(Supplier<Boolean> work) {
        return Boolean.TRUE.equals(own.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return work.get();
        }));
    }
}
