package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.LocalDate;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.Agreements;
import org.entente.live.LiveChanges;
import org.entente.uikit.EmptyState;
import org.entente.uikit.SearchSection;
import org.entente.uikit.Words;

/** The agreements that the search field finds by their titles, in all workspaces of whoever asks. */
@org.springframework.stereotype.Component
class AgreementSearch implements SearchSection {

    private final Agreements agreements;
    private final LiveChanges changes;
    private final Clock clock;

    AgreementSearch(Agreements agreements, LiveChanges changes, Clock clock) {
        this.agreements = agreements;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "agreements";
    }

    @Override
    public String title() {
        return Words.of("agreement.title");
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Component results(String text) {
        AgreementGrid found =
                new AgreementGrid(agreements, changes, AgreementQuery.matching(text, LocalDate.now(clock)), true);
        found.setEmptyStateComponent(new EmptyState(Words.of("agreement.search.nothing", text)));
        return found;
    }
}
