package org.entente.rowpolicy;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who may add and change rows of a table, in words. What is said of no table is the rule for all: whoever sees it and contributes
 * to its workspace.
 */
final class WriteRules {

    /** What whoever reads may write: that one has read, told or acknowledged. One's own rows, without content. */
    private static final Set<String> BY_READERS =
            Set.of("import_run", "message_acknowledgment", "read_position", "notification");

    /** Of these, whoever adds one does so for the own nation, whose label it is. */
    private static final Set<String> ADDED_FOR_ONES_NATION = Set.of(
            "agreement",
            "conversation",
            "course",
            "course_attendance",
            "course_iteration",
            "document",
            "exercise_plan",
            "exercise_section",
            "label_change",
            "label_review",
            "message",
            "seat_quota");

    /** What its nation alone changes: a provider its courses and seats, a nation its answer, an originator what is of its labels. */
    private static final Set<String> CHANGED_BY_ITS_NATION =
            Set.of("course", "course_iteration", "seat_quota", "exercise_answer", "label_change", "label_review");

    private final Rules rules;

    WriteRules(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param originator of the row; null where rows have none
     * @param nominator who nominates; null but for nominations
     */
    boolean adds(Member member, Row row, @Nullable String originator, @Nullable UUID nominator) {
        // Beginning an import takes more than telling how it ended.
        boolean reads = BY_READERS.contains(row.table()) && !row.table().equals("import_run");
        return (reads ? rules.sees(member, row) : rules.changes(member, row))
                && (!ADDED_FOR_ONES_NATION.contains(row.table())
                        || member.nation().equals(originator))
                && (nominator == null || nominator.equals(member.id()))
                && mayDraft(member, row);
    }

    boolean changes(Member member, Row row) {
        return (BY_READERS.contains(row.table()) ? rules.sees(member, row) : rules.changes(member, row))
                && (!CHANGED_BY_ITS_NATION.contains(row.table()) || Objects.equals(member.nation(), row.originator()))
                && mayDraft(member, row);
    }

    // A draft is under a label that its author's message could have.
    private static boolean mayDraft(Member member, Row row) {
        return !row.table().equals("message_draft") || row.label().nations().contains(member.nation());
    }
}
