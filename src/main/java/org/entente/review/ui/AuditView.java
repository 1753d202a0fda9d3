package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.trail.AuditDirectory;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditExports;
import org.entente.audit.trail.AuditFigures;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.audit.trail.Histogram;
import org.entente.audit.trail.OpenedEntry;
import org.entente.label.Labels;
import org.entente.nation.Nations;
import org.entente.review.EntryLabels;
import org.entente.review.SavedSearches;
import org.entente.shared.PublicId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did and who saw what, for auditors: newest first, up to the moment of the last look. What is looked for stands in the address, as
 * does an entry that is to be shown. No content.
 */
@Route(ReviewNavigation.ROUTE)
@RolesAllowed(Roles.AUDITOR)
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** The query parameter that names an entry. */
    static final String ENTRY = "entry";

    /** So much of an id tells entries apart in a list; the sheet has all of it. */
    private static final int BEGINNING = 8;

    private final AuditTrail trail;
    private final AuditFigures figures;
    private final EvidenceExports evidence;
    private final EntryLabels entryLabels;
    private final Labels labels;
    private final Clock clock;
    private final JsonMapper json;
    private final Grid<AuditEntry> grid = new Grid<>();
    private final Span upTo = new Span();
    private final Span counted = new Span();
    private final EntryHistogram histogram;
    private final EntryFilters filters;
    private final SearchChips chips;
    private AuditSearch search = AuditSearch.ALL;
    private EntryPages pages = new EntryPages((place, limit) -> List.of());

    AuditView(
            AuditTrail trail,
            AuditFigures figures,
            AuditDirectory directory,
            AuditExports exports,
            EvidenceExports evidence,
            EntryLabels entryLabels,
            Labels labels,
            SavedSearches saved,
            Nations nations,
            Clock clock,
            JsonMapper json) {
        this.trail = trail;
        this.figures = figures;
        this.evidence = evidence;
        this.entryLabels = entryLabels;
        this.labels = labels;
        this.clock = clock;
        this.json = json;
        this.filters = new EntryFilters(directory, nations, this::goTo);
        this.chips = new SearchChips(directory, this::goTo);
        this.histogram = new EntryHistogram(json);
        addClassNames("page", "page-list");
        Button newer = new Button(Words.of("review.refresh"), click -> look());
        upTo.addClassName("audit-up-to");
        counted.addClassName("entry-figures");
        counted.getElement().setAttribute("role", "status");
        histogram.onBrush(brushed -> goTo(search.between(brushed.from(), brushed.until())));
        add(
                new ViewHeader(getPageTitle())
                        .actions(
                                upTo,
                                newer,
                                new ExportMenu(exports, () -> search.at(clock.instant()), clock),
                                new SavedSearchMenu(saved, () -> search, this::goTo)),
                new DeskTabs(AuditView.class),
                filters,
                chips,
                counted,
                histogram,
                grid);
        layOut();
        grid.setItems(query -> pages.page(query.getOffset(), query.getLimit()).stream());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search = AuditSearch.of(event.getLocation().getQueryParameters());
        filters.show(search);
        chips.show(search);
        look();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ENTRY)
                .flatMap(PublicId::parse)
                .ifPresent(this::open);
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
        grid.addComponentColumn(EntryWords::standing)
                .setHeader(Words.of("review.column.outcome"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.in(
                grid,
                entry -> PhoneCards.card(
                        opener(entry),
                        new Span(EntryWords.action(entry.action())),
                        EntryWords.standing(entry),
                        EntryWords.who(entry)));
        grid.addItemClickListener(click -> open(click.getItem().id()));
        Button clear = new Button(Words.of("review.filter.clear"), click -> goTo(AuditSearch.ALL));
        grid.setEmptyStateComponent(new EmptyState(Words.of("review.empty"), clear));
    }

    private Button opener(AuditEntry entry) {
        Button opener = new Button(EntryWords.time(entry.occurredAt()), click -> open(entry.id()));
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

    private void goTo(AuditSearch wanted) {
        getUI().ifPresent(page -> page.navigate(AuditView.class, wanted.address()));
    }

    // Entries written after the look would push those below from page to page.
    private void look() {
        Instant now = clock.instant();
        AuditQuery query = search.at(now);
        upTo.setText(Words.of("review.up-to", EntryWords.time(now)));
        pages = new EntryPages((place, limit) -> trail.list(query, place, limit));
        grid.getDataProvider().refreshAll();
        Histogram counts = figures.histogram(query, now);
        histogram.show(counts);
        counted.setText(Words.of(
                counts.complete() ? "review.counted" : "review.counted.most",
                NumberFormat.getIntegerInstance(Words.language()).format(counts.all())));
    }

    private void open(UUID id) {
        trail.open(id)
                .ifPresentOrElse(
                        entry -> new EntrySheet(
                                        entry,
                                        entryLabels.of(entry.entry()),
                                        labels,
                                        evidence(entry),
                                        this::goTo,
                                        this::open,
                                        json)
                                .open(),
                        () -> Notices.error(Words.of("review.entry.none")));
    }

    // What proves it, and what else its request did.
    private Component evidence(OpenedEntry opened) {
        AuditEntry entry = opened.entry();
        String correlation = entry.correlation();
        Div links = new Div();
        links.addClassName("view-actions");
        if (opened.proof() != null) {
            links.add(EvidenceDownload.link(
                    evidence::write,
                    () -> EvidenceScope.EVERYTHING.entry(entry.id()),
                    clock,
                    Words.of("review.evidence.entry")));
        }
        if (opened.proof() != null && correlation != null) {
            links.add(EvidenceDownload.link(
                    evidence::write,
                    () -> EvidenceScope.EVERYTHING.request(correlation),
                    clock,
                    Words.of("review.evidence.request")));
        }
        return links;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
