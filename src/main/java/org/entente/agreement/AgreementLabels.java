package org.entente.agreement;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Agreements, as what has a label. What is recorded about one goes with it. */
@Configuration(proxyBeanMethods = false)
class AgreementLabels {

    @Bean
    LabelledKind labelledAgreements(AgreementRepository agreements) {
        return new LabelledKind(
                ObjectKind.AGREEMENT,
                AuditAction.AGREEMENT_RELABELLED,
                Agreements.TOPIC,
                id -> agreements
                        .find(new AgreementId(id))
                        .map(AgreementRepository.Stored::agreement)
                        .map(found -> LabelledObject.onItsPage(
                                id,
                                found.data().name(),
                                "agreements/" + id,
                                found.workspace(),
                                found.originator(),
                                found.label())));
    }
}
