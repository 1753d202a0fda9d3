package org.entente.audit.export;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * Class and activity of an entry as OCSF numbers them. What no class of accounts, groups or files is made for was done to a web
 * resource: the portal's records.
 */
record OcsfType(int classUid, int activity) {

    static final int ACCOUNT = 3001;
    static final int AUTHENTICATION = 3002;
    static final int USER_ACCESS = 3005;
    static final int GROUP = 3006;
    static final int RECORDS = 6001;
    static final int RECORD_ACCESS = 6004;
    static final int FILES = 6006;

    private static final int OTHER = 99;
    private static final int CREATE = 1;
    private static final int READ = 2;
    private static final int UPDATE = 3;
    private static final int DELETE = 4;
    private static final int SEARCH = 5;
    private static final int IMPORT = 6;
    private static final int EXPORT = 7;
    private static final int SHARE = 8;

    private static final OcsfType DENY = new OcsfType(RECORD_ACCESS, 2);
    private static final Set<AuditAction> SIGN_INS =
            Set.of(AuditAction.SIGNED_IN, AuditAction.SIGN_IN_REFUSED, AuditAction.SIGN_IN_FAILED);
    private static final Pattern ENDED = Pattern.compile("\"(SUSPENDED|ENDED)\"");

    private static final Map<AuditAction, OcsfType> OF_ITS_OWN = Map.ofEntries(
            Map.entry(AuditAction.SIGNED_OUT, new OcsfType(AUTHENTICATION, 2)),
            Map.entry(AuditAction.NOTICE_ACCEPTED, new OcsfType(AUTHENTICATION, OTHER)),
            Map.entry(AuditAction.MEMBER_ADDED, new OcsfType(ACCOUNT, CREATE)),
            Map.entry(AuditAction.ACCOUNT_CHANGED, new OcsfType(ACCOUNT, 5)),
            Map.entry(AuditAction.MEMBER_ADMITTED, new OcsfType(GROUP, 3)),
            Map.entry(AuditAction.MEMBER_REMOVED, new OcsfType(GROUP, 4)),
            Map.entry(AuditAction.ADMISSION_WITHDRAWN, new OcsfType(GROUP, 4)),
            Map.entry(AuditAction.ADMISSION_LAPSED, new OcsfType(GROUP, 4)),
            Map.entry(AuditAction.RECERTIFICATION_BEGUN, new OcsfType(RECORDS, CREATE)),
            Map.entry(AuditAction.DOCUMENT_STORED, new OcsfType(FILES, 1)),
            Map.entry(AuditAction.DOCUMENT_VERSION_ADDED, new OcsfType(FILES, 1)),
            Map.entry(AuditAction.DOCUMENT_DOWNLOADED, new OcsfType(FILES, 2)),
            Map.entry(AuditAction.DOCUMENT_RELABELLED, new OcsfType(FILES, 3)),
            Map.entry(AuditAction.DOCUMENT_WITHDRAWN, new OcsfType(FILES, 4)),
            Map.entry(AuditAction.DOCUMENT_RENAMED, new OcsfType(FILES, 5)),
            Map.entry(AuditAction.DOCUMENT_VIEWED, new OcsfType(FILES, 9)),
            Map.entry(AuditAction.DOCUMENT_OPENED, new OcsfType(FILES, 14)),
            Map.entry(AuditAction.BINDING_EXAMINED, new OcsfType(FILES, 17)),
            Map.entry(AuditAction.CALENDAR_FETCHED, new OcsfType(RECORDS, EXPORT)),
            Map.entry(AuditAction.CLEARANCE_LOADED, new OcsfType(RECORDS, IMPORT)),
            Map.entry(AuditAction.POLICY_LOADED, new OcsfType(RECORDS, IMPORT)),
            Map.entry(AuditAction.IMPORT_STARTED, new OcsfType(RECORDS, IMPORT)),
            Map.entry(AuditAction.IMPORT_FINISHED, new OcsfType(RECORDS, IMPORT)),
            Map.entry(AuditAction.NOMINATED, new OcsfType(RECORDS, CREATE)),
            Map.entry(AuditAction.DEADLINES_TOLD, new OcsfType(RECORDS, SHARE)));

    private static final Map<String, Integer> BY_ENDING = Map.ofEntries(
            Map.entry("LISTED", READ),
            Map.entry("OPENED", READ),
            Map.entry("READ", READ),
            Map.entry("COMPARED", READ),
            Map.entry("SEARCHED", SEARCH),
            Map.entry("DOWNLOADED", EXPORT),
            Map.entry("EXPORTED", EXPORT),
            Map.entry("CREATED", CREATE),
            Map.entry("ADDED", CREATE),
            Map.entry("MADE", CREATE),
            Map.entry("POSTED", CREATE),
            Map.entry("REQUESTED", CREATE),
            Map.entry("INVITED", CREATE),
            Map.entry("ASKED", CREATE),
            Map.entry("REMOVED", DELETE),
            Map.entry("WITHDRAWN", DELETE),
            Map.entry("STRUCK", DELETE));

    static OcsfType of(AuditEntry entry) {
        AuditAction action = entry.action();
        if (SIGN_INS.contains(action)) {
            return new OcsfType(AUTHENTICATION, 1);
        }
        if (entry.outcome() == Outcome.DENIED) {
            return DENY;
        }
        if (action == AuditAction.MEMBER_CHANGED) {
            return ofMember(entry.detail());
        }
        OcsfType own = OF_ITS_OWN.get(action);
        String ending = action.name().substring(action.name().lastIndexOf('_') + 1);
        return own != null ? own : new OcsfType(RECORDS, BY_ENDING.getOrDefault(ending, UPDATE));
    }

    /** The number of class and activity in one. */
    int typeUid() {
        return classUid * 100 + activity;
    }

    int category() {
        return classUid / 1000;
    }

    // A state is of the account; a role, a clearance and its end are what the account may do.
    private static OcsfType ofMember(@Nullable String detail) {
        if (detail == null || !detail.contains("\"state\"")) {
            return new OcsfType(USER_ACCESS, 3);
        }
        return new OcsfType(ACCOUNT, ENDED.matcher(detail).find() ? 5 : 2);
    }
}
