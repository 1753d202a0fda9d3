package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.Agreements;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.ListPage;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;
import org.entente.workspace.LabelGrounds;

/** The agreements of a workspace: its list, and how one gets into it. */
@org.springframework.stereotype.Component
class WorkspaceAgreements implements WorkspaceSection {

    static final String KEY = "agreements";

    private final Agreements agreements;
    private final LabelGrounds grounds;
    private final LiveChanges changes;
    private final Clock clock;

    WorkspaceAgreements(Agreements agreements, LabelGrounds grounds, LiveChanges changes, Clock clock) {
        this.agreements = agreements;
        this.grounds = grounds;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
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
    public Component content(WorkspaceId workspace, boolean writable) {
        LocalDate today = LocalDate.now(clock);
        AgreementGrid grid = new AgreementGrid(agreements, changes, AgreementQuery.of(workspace, today), false);
        ListPage page = new ListPage(new AgreementFilter(today, grid::narrow), grid);
        if (writable) {
            page.actions(importList(workspace), register(workspace));
            grid.setEmptyStateComponent(new EmptyState(Words.of("agreement.list.empty"), register(workspace)));
        } else {
            grid.setEmptyStateComponent(new EmptyState(Words.of("agreement.list.empty.reader")));
        }
        return page;
    }

    private static Component importList(WorkspaceId workspace) {
        Anchor importList = new Anchor(
                AgreementNavigation.importInto(workspace),
                Icons.of("import"),
                new Span(Words.of("agreement.import.action")));
        importList.addClassName("button-link");
        return importList;
    }

    private Button register(WorkspaceId workspace) {
        Button register = new Button(
                Words.of("agreement.register.action"),
                click -> new AgreementSheet(agreements, grounds, LocalDate.now(clock)).create(workspace));
        register.addThemeVariants(ButtonVariant.PRIMARY);
        return register;
    }
}
