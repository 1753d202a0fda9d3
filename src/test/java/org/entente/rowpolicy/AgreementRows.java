package org.entente.rowpolicy;

import java.util.UUID;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes rows of agreements and of their parts, which carry the label of their agreement. */
final class AgreementRows {

    private AgreementRows() {}

    static String agreement(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into agreement (workspace_id, label_id, originator, title, kind, binding, terms)
                        values (?, ?, ?, 'Drawn by lot', 'TREATY', true, '{}')
                        returning public_id
                        """)
                .params(space.id(), label.id(), originator)
                .query(UUID.class)
                .single()
                .toString();
    }

    static String agreementAct(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into agreement_act (agreement_id, workspace_id, label_id, kind, party, happened_on)
                        select id, workspace_id, label_id, 'RATIFICATION', 'XAA', '2031-06-02' from agreement where public_id = ?::uuid
                        returning public_id::text
                        """)
                .param(agreement(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String agreementObligation(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into agreement_obligation (agreement_id, workspace_id, label_id, duty, due_on)
                        select id, workspace_id, label_id, 'Drawn by lot', '2031-06-02' from agreement where public_id = ?::uuid
                        returning public_id::text
                        """)
                .param(agreement(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String agreementReminder(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into agreement_reminder (agreement_id, workspace_id, label_id, kind, falls_on)
                        select id, workspace_id, label_id, 'RENEWS', '2031-06-02' from agreement where public_id = ?::uuid
                        returning agreement_id || '/' || kind
                        """)
                .param(agreement(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String agreementImportRow(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into agreement_import_row (agreement_id, workspace_id, label_id, import_nation, import_key)
                        select id, workspace_id, label_id, originator, gen_random_uuid()::text from agreement where public_id = ?::uuid
                        returning import_key
                        """)
                .param(agreement(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }
}
