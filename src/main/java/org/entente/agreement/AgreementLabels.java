package org.entente.agreement;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Agreements, as what has a label. What is recorded about one goes with it. */
@Component
class AgreementLabels implements LabelledKind {

    private final AgreementRepository agreements;

    AgreementLabels(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.AGREEMENT;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.AGREEMENT_RELABELLED;
    }

    @Override
    public String topic() {
        return Agreements.TOPIC;
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return agreements
                .find(new AgreementId(id))
                .map(AgreementRepository.Stored::agreement)
                .map(found -> new LabelledObject(
                        id,
                        id,
                        found.data().name(),
                        "agreements/" + id,
                        found.workspace(),
                        found.originator(),
                        found.label(),
                        null));
    }
}
