package org.entente.agreement.ui;

import java.util.List;
import org.entente.agreement.Agreements;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** What is new among the agreements. */
@Component
class RecentAgreements implements NewThings {

    private final Agreements agreements;

    RecentAgreements(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public List<NewThing> newest(int most) {
        return agreements.newest(most).stream()
                .map(agreement -> new NewThing(
                        agreement.updatedAt(),
                        Words.of("agreement.new"),
                        agreement.data().name(),
                        AgreementNavigation.agreement(agreement.id()),
                        agreement.label(),
                        agreement.workspaceName()))
                .toList();
    }
}
