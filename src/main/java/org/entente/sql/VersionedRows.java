package org.entente.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a table that has a public address, a version and a label for each, and tells who changed it last: changed only as
 * they were read. Row policies decide which of them are there for the asker.
 */
public final class VersionedRows {

    private final JdbcClient jdbc;
    private final String table;

    public VersionedRows(JdbcClient jdbc, @CompileTimeConstant final String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Whether the row is there for the asker. */
    public boolean exists(UUID id) {
        return jdbc.sql("select exists (select from %s where public_id = ?)".formatted(table))
                .param(id)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /**
     * Changes a row, and counts its version on.
     *
     * @param assignments what {@code set} is followed by
     * @param values the parameters in it, by name; {@code id} and {@code version} are taken
     * @return false if it is not there for the asker, not the asker's to change, or no longer at that version
     */
    public boolean change(
            UUID id,
            int version,
            @CompileTimeConstant final String assignments,
            Map<String, ? extends @Nullable Object> values) {
        return jdbc.sql("""
                        update %s
                           set %s, version = version + 1, updated_at = now(), updated_by = current_member()
                         where public_id = :id and version = :version
                        """.formatted(table, assignments))
                        .params(values)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }
}
