package org.entente.nation;

import java.util.Optional;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.label.ClearanceDocuments;
import org.entente.label.StatedClearance;
import org.entente.label.UnreadableDocument;
import org.entente.shared.NationCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Clearances as files of ADatP-4774, for those who clear people and nations. What they hold is in no entry. */
@Service
public class ClearanceFiles {

    private final ClearanceDocuments documents;
    private final Nations nations;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    ClearanceFiles(ClearanceDocuments documents, Nations nations, AuditLog log, TransactionTemplate transaction) {
        this.documents = documents;
        this.nations = nations;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * What a file states. Nobody is cleared by it: it is for a form.
     *
     * @throws UnreadableDocument if it holds no clearance, or one for a policy that is not loaded, with the place and the reason
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public StatedClearance read(byte[] document) {
        AuditEvent attempt = AuditEvent.of(AuditAction.CLEARANCE_LOADED, ObjectKind.CLEARANCE, null);
        try {
            StatedClearance stated = documents.read(document);
            transaction.executeWithoutResult(status ->
                    log.append(attempt.with("policy", stated.clearance().policy())));
            return stated;
        } catch (UnreadableDocument e) {
            log.refused(attempt, Outcome.FAILED, "UNREADABLE");
            throw e;
        }
    }

    /** What a nation is cleared for under a policy; empty if for nothing. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Optional<byte[]> ofNation(NationCode nation, String policy) {
        Optional<byte[]> file = documents.write(nations.get(nation).clearances(), policy);
        file.ifPresent(found -> log.append(AuditEvent.of(AuditAction.CLEARANCE_DOWNLOADED, ObjectKind.NATION, nation)
                .with("policy", policy)));
        return file;
    }
}
