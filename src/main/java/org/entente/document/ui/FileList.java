package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.entente.document.DocumentId;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** A list of documents. It tells the banners what is on screen, and reads again when that changes. */
class FileList extends Grid<DocumentSummary> {

    private final Documents documents;
    private final Supplier<List<DocumentSummary>> reading;
    private final Set<DocumentId> onScreen = new HashSet<>();

    /** @param reading answers what is there for the reader now */
    FileList(Documents documents, LiveChanges changes, Supplier<List<DocumentSummary>> reading, boolean writable) {
        this.documents = documents;
        this.reading = reading;
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("file-list");
        setSizeFull();
        addComponentColumn(FileList::name)
                .setHeader(Words.of("document.name"))
                .setComparator(document -> document.fileName().toLowerCase(Words.language()))
                .setWidth("240px")
                .setFlexGrow(3);
        addComponentColumn(FileList::type)
                .setHeader(Words.of("document.type"))
                .setComparator(DocumentSummary::mediaType)
                .setWidth("150px")
                .setFlexGrow(1);
        addColumn(document -> DocumentWords.bytes(document.size()))
                .setHeader(Words.of("document.size"))
                .setComparator(DocumentSummary::size)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("90px")
                .setFlexGrow(0);
        addColumn(document -> String.valueOf(document.number()))
                .setHeader(Words.of("document.version"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("85px")
                .setFlexGrow(0);
        addColumn(document -> Objects.requireNonNullElse(document.storedBy(), ""))
                .setHeader(Words.of("document.by"))
                .setSortable(true)
                .setWidth("150px")
                .setFlexGrow(1);
        addComponentColumn(document -> Times.dtg(document.storedAt()))
                .setHeader(Words.of("document.stored"))
                .setComparator(DocumentSummary::storedAt)
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.in(this, FileList::card);
        setEmptyStateComponent(new EmptyState(Words.of(writable ? "document.list.empty.add" : "document.list.empty")));
        LiveView.listen(this, changes, Documents.TOPIC, this::changed);
        addAttachListener(attached -> readAgain());
    }

    // Others learn nothing from a change of what they may not see, not even that their list was read again.
    private void changed(Change change) {
        boolean concernsUs = change.id().equals(Change.ANY)
                || DocumentId.parse(change.id())
                        .filter(id -> onScreen.contains(id) || documents.isThere(id))
                        .isPresent();
        if (concernsUs) {
            readAgain();
        }
    }

    private void readAgain() {
        List<DocumentSummary> now = reading.get();
        onScreen.clear();
        now.forEach(document -> onScreen.add(document.id()));
        ScreenMarking.show(this, now.stream().map(DocumentSummary::label).collect(Collectors.toSet()));
        setItems(now);
    }

    private static Component name(DocumentSummary document) {
        Div cell = new Div(new MarkingChip(document.label()), link(document));
        cell.addClassName("plan-name");
        return cell;
    }

    private static RouterLink link(DocumentSummary document) {
        RouterLink link = new RouterLink(
                document.fileName(),
                DocumentView.class,
                new RouteParameters("document", document.id().toString()));
        link.addClassName("plan-link");
        return link;
    }

    static Component type(DocumentSummary document) {
        Span type = new Span(DocumentWords.type(document.mediaType()));
        if (!document.otherThanNamed()) {
            return type;
        }
        StatusBadge other = new StatusBadge(Words.of("document.other"), Tone.WARNING);
        other.getElement()
                .setAttribute("title", Words.of("document.other.text", DocumentWords.type(document.mediaType())));
        Div cell = new Div(Icons.of("alert"), type, other);
        cell.addClassName("file-type");
        return cell;
    }

    private static Component card(DocumentSummary document) {
        return PhoneCards.card(
                name(document),
                type(document),
                new Span(DocumentWords.bytes(document.size())),
                Times.dtg(document.storedAt()));
    }
}
