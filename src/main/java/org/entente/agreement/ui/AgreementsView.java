package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.entente.access.Roles;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.Agreements;
import org.entente.agreement.Bonds;
import org.entente.agreement.Deadlines;
import org.entente.live.LiveChanges;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ListPage;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** The register of agreements across the workspaces of whoever asks. */
@Route(AgreementNavigation.REGISTER)
@RolesAllowed(Roles.LIAISON_OFFICER)
class AgreementsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Agreements agreements;
    private final Bonds bonds;
    private final Deadlines deadlines;
    private final Nations nations;
    private final LiveChanges changes;
    private final Clock clock;

    AgreementsView(
            Agreements agreements,
            Bonds bonds,
            Deadlines deadlines,
            Nations nations,
            LiveChanges changes,
            Clock clock) {
        this.agreements = agreements;
        this.bonds = bonds;
        this.deadlines = deadlines;
        this.nations = nations;
        this.changes = changes;
        this.clock = clock;
        addClassNames("page", "agreements-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        SectionTabs tabs = new SectionTabs()
                .with("register", Words.of("agreement.register"), this::register)
                .with("nations", Words.of("agreement.nations"), this::nationsByNations)
                .with("deadlines", Words.of("agreement.deadlines"), () -> new DeadlineList(deadlines, changes))
                .open(event.getLocation().getQueryParameters());
        add(new ViewHeader(Words.of("agreement.title")), tabs);
    }

    @Override
    public String getPageTitle() {
        return Words.of("agreement.title");
    }

    private Component register() {
        LocalDate today = LocalDate.now(clock);
        AgreementGrid grid = new AgreementGrid(agreements, changes, AgreementQuery.of(null, today), true);
        grid.setEmptyStateComponent(new EmptyState(Words.of("agreement.list.empty.reader")));
        return new ListPage(new AgreementFilter(today, grid::narrow), grid);
    }

    private Component nationsByNations() {
        return new NationTable(
                bonds,
                LocalDate.now(clock),
                nations.list().stream().map(Nation::code).toList());
    }
}
