package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.entente.document.content.ContentKey;
import org.entente.document.content.Contents;
import org.entente.document.content.Incoming;
import org.entente.document.content.SizeLimitMet;
import org.entente.document.content.WorkspaceKeys;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings contents and the rows that speak of them together: what is recorded is kept, and what is not recorded is not. */
@Component
class Vault {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Contents contents;
    private final ContentCare care;
    private final FileSettings settings;

    Vault(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Contents contents,
            ContentCare care,
            FileSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.contents = contents;
        this.care = care;
        this.settings = settings;
    }

    /** What the database gave to somebody who may look at a version, or take it along. */
    @SuppressWarnings("ArrayRecordComponent")
    record Released(byte[] keys, ContentKey content, long size, String mediaType, String name) {}

    /** Rows that are written once the content is kept; the transaction is theirs. */
    @FunctionalInterface
    interface Rows {
        void write(Incoming content);
    }

    /** The keys of a version, if the asker may have them for that; to be called in a transaction. */
    Optional<Released> release(DocumentId id, int number, boolean retain) {
        return jdbc.sql("select * from release_document_key(?, ?, ?)")
                .param(id.value())
                .param(number)
                .param(retain)
                .query((row, n) -> new Released(
                        row.getBytes("wrapped"),
                        new ContentKey(row.getObject("workspace", UUID.class), row.getString("digest")),
                        row.getLong("size"),
                        row.getString("media_type"),
                        row.getString("name")))
                .optional();
    }

    InputStream open(Released released) throws IOException {
        return contents.open(
                released.content(), contents.unwrap(released.content().workspace(), released.keys()));
    }

    /** The SHA-384 of the content, from what was sealed beside it. */
    byte[] sha384(Released released, byte[] sealed) throws IOException {
        return contents.sha384(
                sealed, released.content(), contents.unwrap(released.content().workspace(), released.keys()));
    }

    /** Reads the content to its end for its SHA-384, and seals that. */
    byte[] sealedSha384(Released released) throws IOException {
        return contents.sealedSha384(
                released.content(), contents.unwrap(released.content().workspace(), released.keys()));
    }

    /**
     * Reads a content to its end, keeps it and has the rows written, or leaves nothing.
     *
     * @throws LimitMet if the file or the workspace would become too large, or the file is empty
     * @throws DocumentNotAllowed if the asker may not add to the workspace
     */
    void store(WorkspaceId workspace, InputStream content, Rows rows) throws IOException {
        WorkspaceKeys keys = keys(workspace);
        transaction.executeWithoutResult(status -> requireRoom(workspace, 1));
        try (Incoming incoming =
                contents.receive(content, keys, settings.largest().toBytes())) {
            if (incoming.size() == 0) {
                throw new LimitMet(LimitMet.Limit.EMPTY, 0);
            }
            boolean recorded = false;
            try {
                // Before the transaction, which should not wait for a store that is far away.
                incoming.keep();
                record(workspace, incoming, rows);
                recorded = true;
            } finally {
                if (!recorded) {
                    care.removeUnlessRecorded(incoming.key());
                }
            }
        } catch (SizeLimitMet e) {
            throw new LimitMet(LimitMet.Limit.FILE, settings.largest().toBytes());
        }
    }

    private void record(WorkspaceId workspace, Incoming incoming, Rows rows) throws IOException {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select hold_workspace_content(?)")
                        .param(workspace.value())
                        .query((row, n) -> "")
                        .single();
                requireRoom(workspace, incoming.size());
                try {
                    // Once more: until it is held, somebody who clears up may have found that nobody has it.
                    incoming.keep();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                rows.write(incoming);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void requireRoom(WorkspaceId workspace, long more) {
        long taken = jdbc.sql("select coalesce(document_bytes(?), 0)")
                .param(workspace.value())
                .query(Long.class)
                .single();
        if (taken + more > settings.workspace().toBytes()) {
            throw new LimitMet(LimitMet.Limit.WORKSPACE, settings.workspace().toBytes());
        }
    }

    private WorkspaceKeys keys(WorkspaceId workspace) throws IOException {
        byte[] wrapped = transaction.execute(status -> keysThere(workspace)
                .or(() -> {
                    jdbc.sql("select keep_workspace_key(?, ?)")
                            .param(workspace.value())
                            .param(contents.makeKeys(workspace.value()))
                            .query(Boolean.class)
                            .single();
                    return keysThere(workspace);
                })
                .orElseThrow(() -> new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS)));
        return contents.unwrap(workspace.value(), wrapped);
    }

    private Optional<byte[]> keysThere(WorkspaceId workspace) {
        return jdbc.sql("select workspace_key_for_storing(?)")
                .param(workspace.value())
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .single();
    }
}
