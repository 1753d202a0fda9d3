package org.entente.binding;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** PostgreSQL decides who takes what along: it gives what a binding is made of, or nothing. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExportRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    ExportRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** An object that was given. */
    record Released(WorkspaceId workspace, GivenLabel label) {}

    /** @param retain whether it is for taking along, or only asked whether it is there */
    Optional<Released> release(ObjectKind kind, UUID id, boolean retain) {
        return jdbc.sql("select * from release_for_export(?, ?, ?)")
                .param(kind.name())
                .param(id)
                .param(retain)
                .query((row, n) -> new Released(
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        new GivenLabel(
                                labels.label(new LabelId(row.getInt("label"))),
                                new NationCode(row.getString("originator")),
                                row.getTimestamp("labelled_at").toInstant())))
                .optional();
    }

    boolean retains(WorkspaceId workspace) {
        return jdbc.sql(
                        "select exists (select from workspace where public_id = ? and id = any (retaining_workspaces()))")
                .param(workspace.value())
                .query(Boolean.class)
                .single();
    }
}
