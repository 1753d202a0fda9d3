package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;

/**
 * The database's access rule as its catalogue tells it. A new table, view or function is found here by itself, and must either
 * be protected like all content or stand on a list with its reason.
 */
class CatalogueTest extends PortalTest {

    /** The read policy of content, as PostgreSQL prints it. A table with fewer readers adds to it, and never takes away. */
    private static final String READ =
            "(workspace_id = ANY (( SELECT visible_workspaces() AS visible_workspaces)::integer[]))"
                    + " AND (label_id IN ( SELECT readable_labels() AS readable_labels))";

    private static final String WRITE = READ.replace("visible_workspaces", "writable_workspaces");

    /** Tables without a workspace and a label of their own, and why. */
    private static final Set<String> NO_CONTENT = Set.of(
            // Of the label engine: what can be interned, not what is labelled.
            "label",
            "clearance",
            "dominance",
            "clearance_within",
            "label_restriction",
            "security_policy",
            // Who takes part; each has policies of its own.
            "nation",
            "member",
            "workspace",
            "admission",
            "sign_in",
            // What was asked for and decided: names and terms, seen by administrators and whoever asked.
            "approval_request",
            "workspace_request",
            // How long what is in a workspace is kept: numbers, known to whoever is admitted, set by administrators.
            "retention_rule",
            // That it is held, and why: for administrators; a function tells those admitted that it is.
            "workspace_hold",
            // Who is confirmed in a workspace: names and answers, for those who lead it and administrators.
            "recertification_rule",
            "recertification",
            "recertification_line",
            // Each member's own notices that are about no object.
            "personal_notice",
            // Each member's own, and of no compartment: where mail goes, and the digest of a calendar's address.
            "mail_address",
            "calendar_feed",
            "marking_language",
            // Which of Keycloak's events were entered in the audit log: ids and times, for background work alone.
            "keycloak_event",
            // Kept by triggers, read by the functions that auditors ask.
            "member_history",
            "nation_history",
            "admission_history",
            "dominance_history",
            "history_begin",
            // What an auditor looks for: each auditor's own.
            "saved_search",
            // Rules for unusual acts and what they found: as little as the entries hold, for auditors.
            "watch_rule",
            "watch_state",
            "watch_alert",
            // Keys of workspaces, wrapped; reached through functions alone, by nobody's own right.
            "workspace_key",
            // Has a workspace, no label: entries hold no content. Auditors read them in a role of their own.
            "audit_entry",
            // Beside the entries: what waits to be sealed, what was, how many there are, and who witnesses it. Anybody
            // reads tiles,
            // checkpoints and commitments, of which none tells what was entered; the rest is the sealer's and the
            // auditors'.
            "audit_queue",
            "audit_leaf",
            "audit_tile",
            "audit_checkpoint",
            "audit_witness",
            "audit_cosignature",
            "audit_hour",
            "audit_stream",
            // The migrations' own book-keeping: no data of the portal, and no right of anybody's but the owner's.
            "flyway_schema_history");

    /** Tables with a workspace and a label that are closed to every role that the portal takes. */
    private static final Set<String> CLOSED = Set.of("label_history");

    /** Policies that let a writer write by the read expression, and why. */
    private static final Set<String> WRITTEN_BY_READERS = Set.of(
            // Whoever began an import tells how it ended, even where writing has ended meanwhile. Counts, no content.
            "import_run.contributors_change",
            // Readers acknowledge, and have read: one's own rows, without content.
            "message_acknowledgment.readers_add",
            "read_position.readers_add",
            "read_position.readers_change",
            // Whom a notice waits for says that it was read: the one column that may be written.
            "notification.own_change");

    @Test
    void everyTableForcesRowSecurity() {
        assertThat(texts("""
                        select c.relname from pg_class c
                         where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
                           and c.relname <> 'flyway_schema_history'
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        """)).isEmpty();
    }

    @Test
    void everyTableHoldsContentUnderTheStandardPolicyOrStandsOnTheList() {
        List<String> tables = texts("""
                select c.relname from pg_class c
                 where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p', 'f') order by 1
                """);
        assertThat(tables).containsAll(NO_CONTENT).containsAll(CLOSED).contains("exercise_plan");
        for (String table : tables) {
            if (!NO_CONTENT.contains(table) && !CLOSED.contains(table)) {
                assertThat(texts("""
                                select polcmd::text || ' to ' || (select string_agg(r::regrole::text, ',') from unnest(polroles) r)
                                  from pg_policy where polrelid = '%s'::regclass and polcmd in ('r', '*')
                                """.formatted(table)))
                        .as("who reads " + table)
                        .isSubsetOf("r to entente_app", "r to entente_fn")
                        .containsOnlyOnce("r to entente_app");
                assertThat(expressions("qual", table, "SELECT"))
                        .as("read policy of " + table)
                        .hasSize(1)
                        .allSatisfy((name, expression) ->
                                assertThat(conjunction(expression)).startsWith(READ));
            }
        }
    }

    @Test
    void contentIsWrittenOnlyWhereItsWriterMayWrite() {
        List<String> content = texts("""
                select tablename from pg_policies
                 where schemaname = 'entente' and cmd = 'SELECT' and 'entente_app' = any (roles) and qual like '%readable_labels%'
                   and tablename <> 'label'
                """);
        assertThat(content).contains("exercise_plan", "import_run");
        for (String table : content) {
            expressions("with_check", table, "INSERT")
                    .forEach((name, expression) -> assertThat(conjunction(expression))
                            .as(name)
                            .startsWith(WRITTEN_BY_READERS.contains(name) ? READ : WRITE));
            for (String part : List.of("qual", "with_check")) {
                expressions(part, table, "UPDATE")
                        .forEach((name, expression) -> assertThat(conjunction(expression))
                                .as(name + " " + part)
                                .startsWith(WRITTEN_BY_READERS.contains(name) ? READ : WRITE));
            }
            assertThat(expressions("qual", table, "ALL")).isEmpty();
            assertThat(expressions("qual", table, "DELETE")).isEmpty();
        }
    }

    @Test
    void noPolicyIsForEverybody() {
        assertThat(texts("""
                        select tablename || '.' || policyname from pg_policies
                         where schemaname = 'entente' and (roles = '{public}' or permissive <> 'PERMISSIVE')
                        """)).isEmpty();
    }

    @Test
    void onlyFunctionsAndEnginesReadWithoutACondition() {
        assertThat(texts("""
                        select tablename || ' to ' || array_to_string(roles, ',') from pg_policies
                         where schemaname = 'entente' and 'entente_fn' <> all (roles) and (qual = 'true' or with_check = 'true')
                        """))
                // Interning decides every pair of clearance and label, so it sees all of them; it sees no object.
                .containsExactlyInAnyOrder(
                        "label to entente_jobs",
                        "clearance to entente_jobs",
                        "clearance to entente_jobs",
                        "clearance to entente_jobs",
                        "dominance to entente_jobs",
                        "clearance_within to entente_jobs",
                        // States a clearance for nations that have none; every acting member knows them.
                        "nation to entente_jobs",
                        "label_restriction to entente_jobs",
                        // Ids and times of events, of nobody's.
                        "keycloak_event to entente_jobs",
                        "security_policy to entente_jobs",
                        // What is sealed is every entry, and of workspaces the public id.
                        "audit_entry to entente_sealer",
                        "workspace to entente_sealer",
                        "audit_queue to entente_sealer",
                        "audit_leaf to entente_sealer",
                        "audit_tile to entente_sealer",
                        "audit_hour to entente_sealer",
                        "audit_checkpoint to entente_sealer",
                        "audit_cosignature to entente_sealer",
                        "audit_witness to entente_sealer",
                        "audit_stream to entente_sealer",
                        // Rules look at what was sealed in the role that reads it all the same.
                        "watch_rule to entente_sealer",
                        "watch_state to entente_sealer",
                        "watch_alert to entente_sealer",
                        // The log that anybody may follow; of leaves, two columns are granted.
                        "audit_leaf to entente_app",
                        "audit_tile to entente_app,entente_auditor",
                        "audit_checkpoint to entente_app,entente_auditor",
                        "audit_cosignature to entente_app,entente_auditor",
                        "audit_witness to entente_app,entente_auditor");
    }

    @Test
    void viewsAskAsTheirReader() {
        assertThat(texts("""
                        select c.relname from pg_class c
                         where c.relnamespace = 'entente'::regnamespace
                           and (c.relkind = 'm'
                                or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))
                        """)).isEmpty();
    }

    @Test
    void everyFunctionHasAFixedSearchPathAndNoneIsEverybodys() {
        assertThat(texts("""
                        select p.oid::regprocedure::text from pg_proc p
                         where p.pronamespace = 'entente'::regnamespace
                           and (not coalesce(p.proconfig @> array['search_path=entente, pg_temp'], false)
                                -- Bound to its names when it was made: nobody's path can lead it elsewhere.
                                and (p.prosecdef or p.prosqlbody is null)
                                or has_function_privilege('public', p.oid, 'execute'))
                        """)).isEmpty();
    }

    @Test
    void functionsThatReadPastPoliciesBelongToTheRoleMadeForThem() {
        assertThat(texts("""
                        select p.oid::regprocedure::text from pg_proc p
                         where p.prosecdef and p.proowner <> 'entente_fn'::regrole
                           and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                        """)).isEmpty();
        assertThat(
                        texts(
                                "select rolname from pg_roles where rolname = 'entente_fn' and (rolcanlogin or rolsuper or rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void functionsOfPoliciesRunOncePerQueryAndInParallel() {
        assertThat(texts("""
                        select p.oid::regprocedure::text from pg_proc p
                         where p.pronamespace = 'entente'::regnamespace
                           and p.proname in ('current_member', 'acting_member', 'acting_nation', 'has_role', 'visible_workspaces',
                                             'writable_workspaces', 'readable_labels', 'known_members')
                           and not (p.provolatile = 's' and p.proparallel = 's')
                        """)).isEmpty();
    }

    @Test
    void applicationOwnsNothing() {
        assertThat(texts("""
                        select distinct o.classid::regclass || ' ' || o.objid
                          from pg_shdepend o
                         where o.deptype = 'o' and o.refclassid = 'pg_authid'::regclass
                           and o.refobjid in ('entente_app'::regrole, 'entente_auditor'::regrole, 'entente_jobs'::regrole,
                                              'entente_sealer'::regrole)
                        """)).isEmpty();
    }

    @Test
    void applicationTakesOnlyTheRolesNamedForIt() {
        assertThat(
                        texts(
                                "select r.rolname from pg_roles r where pg_has_role('entente_app', r.oid, 'member') and r.rolname <> 'entente_app'"))
                .containsExactlyInAnyOrder("entente_auditor", "entente_sealer", "entente_jobs");
        assertThat(
                        texts(
                                "select r.rolname from pg_roles r where pg_has_role('entente_app', r.oid, 'usage') and r.rolname <> 'entente_app'"))
                .isEmpty();
    }

    @Test
    void nothingIsDeletedButWhatIsListedHereAndNothingTruncated() {
        assertThat(texts("""
                        select c.relname || ' ' || p.privilege || ' to ' || r.rolname
                          from pg_class c
                         cross join unnest(array['delete', 'truncate', 'references', 'trigger', 'maintain']) as p (privilege)
                         cross join pg_roles r
                         where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
                           and r.rolname in ('entente_app', 'entente_auditor', 'entente_jobs', 'entente_sealer', 'entente_fn')
                           and has_table_privilege(r.oid, c.oid, p.privilege)
                        """))
                .containsExactlyInAnyOrder(
                        "admission delete to entente_app",
                        // Of those whom a lead withdraws or nobody confirms, by the functions of recertification.
                        "admission delete to entente_fn",
                        // Former versions of a message that has expired, by its trigger.
                        "message_version delete to entente_fn",
                        // Drafts that nobody sent, and the label that a version came with, by the function that makes
                        // content
                        // expire.
                        "message_draft delete to entente_fn",
                        "foreign_label delete to entente_fn",
                        "foreign_floor delete to entente_fn",
                        // Keycloak's events that nobody will ask for again.
                        "keycloak_event delete to entente_jobs",
                        // One's own list of what to look for.
                        "saved_search delete to entente_app",
                        // Old notices, by the function that forgets them.
                        "notification delete to entente_fn",
                        "personal_notice delete to entente_fn",
                        // What waited, once it is sealed; and of signatures all but the last ones of an hour.
                        "audit_queue delete to entente_sealer",
                        "audit_checkpoint delete to entente_sealer",
                        "audit_cosignature delete to entente_sealer");
    }

    @Test
    void onlyTheApplicationReadsContent() {
        assertThat(texts("""
                        select c.relname || ' to ' || r.rolname
                          from pg_class c
                         cross join pg_roles r
                         where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
                           and 2 = (select count(*) from pg_attribute a
                                     where a.attrelid = c.oid and a.attname in ('workspace_id', 'label_id') and not a.attisdropped)
                           and r.rolname in ('entente_auditor', 'entente_jobs', 'entente_sealer', 'entente_app')
                           and (has_any_column_privilege(r.oid, c.oid, 'select') or has_any_column_privilege(r.oid, c.oid, 'update'))
                         order by 1
                        """)).isNotEmpty().allMatch(grant -> grant.endsWith(" to entente_app"));
    }

    private Map<String, String> expressions(String part, String table, String command) {
        Map<String, String> found = new TreeMap<>();
        fixture.sql()
                .sql("select tablename || '.' || policyname as name, %s as expression from pg_policies".formatted(part)
                        + " where schemaname = 'entente' and tablename = ? and cmd = ? and 'entente_app' = any (roles)")
                .params(table, command)
                .query((row, n) -> found.put(row.getString("name"), String.valueOf(row.getString("expression"))))
                .list();
        return found;
    }

    // PostgreSQL prints a conjunction with one pair of brackets around all of it.
    private static String conjunction(String expression) {
        return expression.substring(1, expression.length() - 1).replaceAll("\\s+", " ");
    }

    private List<String> texts(String sql) {
        return fixture.sql().sql(sql).query((row, n) -> row.getString(1)).list();
    }
}
