package org.entente.audit;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By which actions people have to do with what an object holds, as opposed to what is only said of it. */
public final class ObjectUse {

    /** By these an object is looked at. */
    public static final Set<AuditAction> OPENED = Set.of(
            AuditAction.PLAN_OPENED,
            AuditAction.PLAN_PARTS_LISTED,
            AuditAction.COURSE_OPENED,
            AuditAction.ITERATIONS_LISTED,
            AuditAction.NOMINATIONS_LISTED,
            AuditAction.AGREEMENT_OPENED,
            AuditAction.OBLIGATIONS_LISTED,
            AuditAction.DOCUMENT_OPENED,
            AuditAction.DOCUMENT_VIEWED,
            AuditAction.CONVERSATION_OPENED,
            AuditAction.MESSAGES_LISTED,
            AuditAction.MESSAGE_OPENED,
            AuditAction.MESSAGE_VERSIONS_OPENED,
            AuditAction.ACKNOWLEDGMENTS_OPENED,
            AuditAction.IMPORT_OPENED);

    /** By these something is downloaded. */
    public static final Set<AuditAction> DOWNLOADED = Set.of(
            AuditAction.DOCUMENT_DOWNLOADED,
            AuditAction.CALENDAR_DOWNLOADED,
            AuditAction.POLICY_DOWNLOADED,
            AuditAction.CLEARANCE_DOWNLOADED);

    /** By these something is taken along, in whatever form. */
    public static final Set<AuditAction> TAKEN = Stream.concat(
                    DOWNLOADED.stream(), Stream.of(AuditAction.OBJECT_EXPORTED))
            .collect(Collectors.toUnmodifiableSet());

    /** By these something is taken along that may be much: what entries and their proofs are is among it. A rule counts them. */
    public static final Set<AuditAction> TAKEN_ALONG = Stream.concat(
                    TAKEN.stream(), Stream.of(AuditAction.AUDIT_EXPORTED, AuditAction.EVIDENCE_EXPORTED))
            .collect(Collectors.toUnmodifiableSet());

    /** By these something left the portal: the same, and the calendars that programs fetch, every hour and all by themselves. */
    public static final Set<AuditAction> LEFT = Stream.concat(
                    TAKEN_ALONG.stream(), Stream.of(AuditAction.CALENDAR_FETCHED))
            .collect(Collectors.toUnmodifiableSet());

    /** These are said of an object, by people who need not see it. */
    public static final Set<AuditAction> NOT_SEEN = Set.of(
            AuditAction.DEADLINES_TOLD,
            AuditAction.AUDIT_READ,
            AuditAction.SPILL_RELEASED,
            AuditAction.SPILL_LABEL_ASKED,
            AuditAction.SPILL_RELABELLED,
            AuditAction.SPILL_INFORMED,
            AuditAction.SPILL_ACKNOWLEDGED,
            AuditAction.SPILL_CLOSED);

    private ObjectUse() {}

    /** Their names, as entries have them. */
    public static String[] names(Set<AuditAction> actions) {
        return actions.stream().map(AuditAction::name).sorted().toArray(String[]::new);
    }
}
