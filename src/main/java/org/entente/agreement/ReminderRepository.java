package org.entente.agreement;

import java.sql.Date;
import java.time.LocalDate;
import org.entente.agreement.law.Deadline;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which deadlines have been told, in PostgreSQL. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReminderRepository {

    private final JdbcClient jdbc;

    ReminderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the asker may write in the workspace. */
    boolean writable(WorkspaceId workspace) {
        return jdbc.sql(
                        "select exists (select from workspace where public_id = ? and id = any (writable_workspaces()))")
                .param(workspace.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /** Keeps that a deadline is told; false if it was before. */
    boolean keep(AgreementId agreement, Deadline.Kind kind, LocalDate on) {
        return jdbc.sql("""
                        insert into agreement_reminder (agreement_id, workspace_id, label_id, kind, falls_on)
                        select a.id, a.workspace_id, a.label_id, ?, ? from agreement a where a.public_id = ?
                            on conflict do nothing
                        """)
                        .param(kind.name())
                        .param(Date.valueOf(on))
                        .param(agreement.value())
                        .update()
                == 1;
    }
}
