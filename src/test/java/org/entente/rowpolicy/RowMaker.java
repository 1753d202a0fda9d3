package org.entente.rowpolicy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes rows of one table of content, as superuser. Every table that carries a workspace and a label needs one, or the proof
 * of the row policies fails.
 *
 * @param key SQL that finds the row's key in its table
 * @param personal whether a row is for one member alone
 * @param national whether a row is for the person's nation and the originator alone
 * @param originators whether a row is for the originator alone
 */
record RowMaker(String table, String key, boolean personal, boolean national, boolean originators, Insert insert) {

    RowMaker(String table, String key, boolean personal, Insert insert) {
        this(table, key, personal, false, false, insert);
    }

    /** Inserts a row and answers its key. */
    @FunctionalInterface
    interface Insert {
        String row(JdbcClient sql, Space space, Label label, String originator, Member person);
    }

    private static final List<RowMaker> ALL = List.of(
            new RowMaker("document", "public_id::text", false, RowMaker::document),
            new RowMaker("document_version", "document_id || '/' || number", false, RowMaker::documentVersion),
            new RowMaker("foreign_label", "document_id || '/' || number", false, RowMaker::foreignLabel),
            new RowMaker("foreign_floor", "document_id || '/' || number", false, RowMaker::foreignFloor),
            new RowMaker("agreement", "public_id::text", false, AgreementRows::agreement),
            new RowMaker("agreement_act", "public_id::text", false, AgreementRows::agreementAct),
            new RowMaker("agreement_obligation", "public_id::text", false, AgreementRows::agreementObligation),
            new RowMaker("agreement_reminder", "agreement_id || '/' || kind", false, AgreementRows::agreementReminder),
            new RowMaker("agreement_import_row", "import_key", false, AgreementRows::agreementImportRow),
            new RowMaker("exercise_plan", "public_id::text", false, RowMaker::plan),
            new RowMaker("import_run", "id::text", true, RowMaker::importRun),
            new RowMaker("import_problem", "import_id || '/' || line", true, RowMaker::importProblem),
            new RowMaker("conversation", "public_id::text", false, MessageRows::channel),
            new RowMaker("message", "public_id::text", true, MessageRows::direct),
            new RowMaker("message_version", "message_id || '/' || version", true, MessageRows::version),
            new RowMaker("message_acknowledgment", "message_id || '/' || member_id", true, MessageRows::acknowledgment),
            new RowMaker("read_position", "conversation_id || '/' || member_id", true, MessageRows::position),
            new RowMaker("message_draft", "conversation_id || '/' || member_id", true, MessageRows::draft),
            new RowMaker("course", "public_id::text", false, TrainingRows::course),
            new RowMaker("course_iteration", "public_id::text", false, TrainingRows::iteration),
            new RowMaker("course_attendance", "id::text", false, TrainingRows::attendance),
            new RowMaker("seat_quota", "iteration_id || '/' || nation", false, true, false, TrainingRows::quota),
            new RowMaker("nomination", "public_id::text", false, true, false, TrainingRows::nomination),
            new RowMaker("exercise_section", "public_id::text", false, PlanPageRows::section),
            new RowMaker("exercise_answer", "plan_id || '/' || nation", false, PlanPageRows::answer),
            new RowMaker("exercise_key_date", "public_id::text", false, PlanPageRows::keyDate),
            new RowMaker("notification", "id::text", true, PlanPageRows::notification),
            new RowMaker("label_change", "id::text", false, false, true, LabelRows::change),
            new RowMaker("label_review", "object_id::text", false, LabelRows::review),
            new RowMaker("spill_case", "id::text", false, true, false, SpillRows::spill),
            new RowMaker("spill_person", "case_id || '/' || member_id", false, true, false, SpillRows::person));

    static Map<String, RowMaker> byTable() {
        return ALL.stream().collect(Collectors.toMap(RowMaker::table, maker -> maker));
    }

    static RowMaker of(String table) {
        return Optional.ofNullable(byTable().get(table))
                .orElseThrow(() -> new AssertionError("No row-maker for the table " + table));
    }

    static String plan(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into exercise_plan (workspace_id, label_id, originator, name, kind, starts_on, starts_precision,
                                                   ends_on, ends_precision, status, search)
                        values (?, ?, ?, 'Drawn by lot', 'LIVE', '2031-06-02', 'DAY', '2031-06-15', 'DAY', 'PLANNED', '')
                        returning public_id
                        """)
                .params(space.id(), label.id(), originator)
                .query(UUID.class)
                .single()
                .toString();
    }

    private static String importRun(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into import_run (kind, workspace_id, label_id, member_id, file_name, layout, encoding, total)
                        values ('EXERCISE', ?, ?, ?, 'drawn-by-lot.csv', 'PLAN_LIST', 'UTF-8', 1) returning id::text
                        """)
                .params(space.id(), label.id(), person.id())
                .query(String.class)
                .single();
    }

    private static String importProblem(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        with run as (insert into import_run (kind, workspace_id, label_id, member_id, file_name, layout, encoding, total)
                                     values ('EXERCISE', ?, ?, ?, 'drawn-by-lot.csv', 'PLAN_LIST', 'UTF-8', 1) returning id, workspace_id, label_id, member_id)
                        insert into import_problem (import_id, workspace_id, label_id, member_id, line, reason)
                        select id, workspace_id, label_id, member_id, 2, 'DRAWN_BY_LOT' from run
                        returning import_id || '/' || line
                        """)
                .params(space.id(), label.id(), person.id())
                .query(String.class)
                .single();
    }

    private static String document(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into document (workspace_id, label_id, originator, name) values (?, ?, ?, 'drawn-by-lot.txt')
                        returning public_id
                        """)
                .params(space.id(), label.id(), originator)
                .query(UUID.class)
                .single()
                .toString();
    }

    private static String foreignLabel(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into foreign_label (document_id, workspace_id, label_id, number, xml, sha384)
                        select d.id, d.workspace_id, d.label_id, 1, 'drawn by lot', sha384('drawn by lot')
                          from document d
                         where d.id || '/1' = ?
                        returning document_id || '/' || number
                        """)
                .param(documentVersion(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    private static String foreignFloor(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into foreign_floor (document_id, workspace_id, label_id, number, since, floor_label_id)
                        select f.document_id, f.workspace_id, f.label_id, f.number, now(), f.label_id
                          from foreign_label f
                         where f.document_id || '/' || f.number = ?
                        returning document_id || '/' || number
                        """)
                .param(foreignLabel(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    private static String documentVersion(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        with one as (insert into document (workspace_id, label_id, originator, name)
                                     values (?, ?, ?, 'drawn-by-lot.txt') returning id, workspace_id, label_id)
                        insert into document_version (document_id, workspace_id, label_id, number, digest, size, media_type,
                                                      other_than_named)
                        select id, workspace_id, label_id, 1, repeat('0', 64), 1, 'text/plain', false from one
                        returning document_id || '/' || number
                        """)
                .params(space.id(), label.id(), originator)
                .query(String.class)
                .single();
    }
}
