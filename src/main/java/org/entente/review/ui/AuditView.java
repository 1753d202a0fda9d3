package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import org.entente.access.Roles;
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditExports;
import org.entente.audit.AuditTrail;
import org.entente.nation.Nations;
import org.entente.shared.PublicId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who did and who saw what, for auditors: newest first, up to the moment of the last look. No content. */
@Route(ReviewNavigation.ROUTE)
@RolesAllowed(Roles.AUDITOR)
class AuditView extends Div implements HasDynamicTitle {

    /** So much of an id tells entries apart in a list; the sheet has all of it. */
    private static final int BEGINNING = 8;

    private final AuditTrail trail;
    private final Clock clock;
    private final JsonMapper json;
    private final Grid<AuditEntry> grid = new Grid<>();
    private final Span upTo = new Span();
    private final EntryFilters filters;
    private Instant now;

    AuditView(AuditTrail trail, AuditExports exports, Nations nations, Clock clock, JsonMapper json) {
        this.trail = trail;
        this.clock = clock;
        this.json = json;
        this.now = clock.instant();
        this.filters = new EntryFilters(nations.list(), this::look);
        addClassNames("page", "page-list");
        Button newer = new Button(Words.of("review.refresh"), click -> look());
        upTo.addClassName("audit-up-to");
        add(
                new ViewHeader(getPageTitle())
                        .actions(upTo, newer, new ExportMenu(exports, () -> filters.query(now), clock)),
                filters,
                grid);
        layOut();
        grid.setItems(query -> trail.list(filters.query(now), query.getOffset(), query.getLimit()).stream());
        look();
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.title");
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(this::opener)
                .setHeader(Words.of("review.column.time"))
                .setWidth("240px")
                .setFlexGrow(0);
        grid.addComponentColumn(EntryWords::who).setHeader(Words.of("review.column.who"));
        grid.addColumn(entry -> EntryWords.action(entry.action()))
                .setHeader(Words.of("review.column.action"))
                .setTooltipGenerator(entry -> EntryWords.action(entry.action()));
        grid.addComponentColumn(AuditView::object)
                .setHeader(Words.of("review.column.object"))
                .setTooltipGenerator(AuditEntry::objectId);
        grid.addColumn(entry -> orEmpty(entry.workspaceName())).setHeader(Words.of("review.column.workspace"));
        grid.addComponentColumn(entry -> EntryWords.outcome(entry.outcome()))
                .setHeader(Words.of("review.column.outcome"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.in(
                grid,
                entry -> PhoneCards.card(
                        opener(entry),
                        new Span(EntryWords.action(entry.action())),
                        EntryWords.outcome(entry.outcome()),
                        EntryWords.who(entry)));
        grid.addItemClickListener(click -> open(click.getItem()));
        Button clear = new Button(Words.of("review.filter.clear"), click -> filters.clear());
        grid.setEmptyStateComponent(new EmptyState(Words.of("review.empty"), clear));
    }

    private Button opener(AuditEntry entry) {
        Button opener = new Button(EntryWords.time(entry.occurredAt()), click -> open(entry));
        opener.addThemeVariants(ButtonVariant.TERTIARY);
        opener.addClassName("grid-opener");
        return opener;
    }

    private static Span object(AuditEntry entry) {
        Span id = new Span(PublicId.parse(orEmpty(entry.objectId()))
                .map(known -> known.toString().substring(0, BEGINNING))
                .orElse(orEmpty(entry.objectId())));
        id.addClassName("entry-object-id");
        Span object = new Span(new Span(EntryWords.kind(entry.objectKind())), id);
        object.addClassName("entry-object");
        return object;
    }

    // Entries written after the look would push those below from page to page.
    private void look() {
        now = clock.instant();
        upTo.setText(Words.of("review.up-to", EntryWords.time(now)));
        grid.getDataProvider().refreshAll();
    }

    private void open(AuditEntry entry) {
        new EntrySheet(entry, filters, json).open();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
