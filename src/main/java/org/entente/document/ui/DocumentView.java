package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.document.Arrivals;
import org.entente.document.Document;
import org.entente.document.DocumentId;
import org.entente.document.DocumentSummary;
import org.entente.document.DocumentVersion;
import org.entente.document.Documents;
import org.entente.document.ForeignLabel;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.shared.SubjectKind;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Facts;
import org.entente.uikit.Icons;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.Tone;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** One document: a version of it to look at, all of them, and what others have about it. Empties itself when it is withdrawn. */
@Route(DocumentNavigation.DOCUMENT)
@RolesAllowed(Roles.LIAISON_OFFICER)
class DocumentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Documents documents;
    private final Workspaces workspaces;
    private final LabelDesk labelDesk;
    private final FileLists lists;
    private final Arrivals arrivals;
    private final Labels labels;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final List<SubjectSection> sections;
    private @Nullable Document shown;
    private QueryParameters address = QueryParameters.empty();

    DocumentView(
            Documents documents,
            Workspaces workspaces,
            LabelDesk labelDesk,
            FileLists lists,
            Arrivals arrivals,
            Labels labels,
            LabelGrounds grounds,
            CurrentMember currentMember,
            List<SubjectSection> sections,
            LiveChanges changes) {
        this.documents = documents;
        this.workspaces = workspaces;
        this.labelDesk = labelDesk;
        this.lists = lists;
        this.arrivals = arrivals;
        this.labels = labels;
        this.grounds = grounds;
        this.currentMember = currentMember;
        this.sections = sections;
        addClassName("page");
        LiveView.listen(this, changes, Documents.TOPIC, this::changed);
        LiveView.listen(this, changes, Workspaces.TOPIC, this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getLocation().getQueryParameters();
        Optional<Document> found = event.getRouteParameters()
                .get("document")
                .flatMap(DocumentId::parse)
                .flatMap(documents::open);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : shown.summary().fileName();
    }

    private void changed(Change change) {
        Document before = shown;
        boolean concernsUs = before != null
                && (change.id().equals(Change.ANY)
                        || change.id().equals(before.summary().id().toString())
                        || change.id().equals(before.summary().workspace().toString()));
        if (before == null || !concernsUs) {
            return;
        }
        readAgain(before.summary());
    }

    private void readAgain(DocumentSummary before) {
        if (documents.isThere(before.id())) {
            documents.open(before.id()).ifPresent(this::show);
        } else {
            shown = null;
            removeAll();
            ScreenMarking.show(this, List.of());
            add(new EmptyState(Words.of("document.gone")));
        }
    }

    private void show(Document document) {
        shown = document;
        removeAll();
        DocumentSummary summary = document.summary();
        ScreenMarking.show(this, List.of(summary.label()));
        Optional<Workspace> workspace = workspaces.open(summary.workspace());
        boolean writable = workspace.filter(Workspace::writable).isPresent();
        DocumentVersion version = wanted(document);
        ViewHeader header = new ViewHeader(summary.fileName())
                .back(summary.workspaceName(), DocumentNavigation.workspace(summary.workspace()))
                .marking(summary.label());
        if (version.number() != summary.number()) {
            header.status(
                    new StatusBadge(Words.of("document.version.number", String.valueOf(version.number())), Tone.INFO));
        }
        if (version.otherThanNamed()) {
            header.status(new StatusBadge(Words.of("document.other"), Tone.WARNING));
        }
        if (document.retainable()) {
            header.actions(
                    download(summary, version, FileDownload.Form.ALONE),
                    download(summary, version, FileDownload.Form.WITH_LABEL));
        }
        if (writable) {
            addActions(header, summary);
        }
        header.actions(labelDesk.actions(target(summary), () -> readAgain(summary)));
        SectionTabs tabs = new SectionTabs()
                .with("view", Words.of("document.view"), () -> viewer(document, version))
                .with("details", Words.of("document.versions"), () -> details(document, version, writable));
        tabs.with(
                sections,
                new Subject(
                        SubjectKind.DOCUMENT,
                        summary.id().value(),
                        summary.workspace(),
                        summary.fileName(),
                        summary.label(),
                        writable));
        add(
                header,
                labelDesk.waiting(summary.id().value()),
                tabs.open(version.viewable() ? "view" : "details").open(address));
    }

    private DocumentVersion wanted(Document document) {
        String number = address.getSingleParameter(DocumentNavigation.VERSION).orElse("");
        return document.versions().stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst()
                .orElse(document.versions().getFirst());
    }

    private Component viewer(Document document, DocumentVersion version) {
        return version.viewable()
                ? new PageViewer(documents, document.summary().id(), version.number(), document.retainable())
                : PageViewer.none(document.retainable());
    }

    private Component details(Document document, DocumentVersion version, boolean writable) {
        DocumentSummary summary = document.summary();
        Facts facts = new Facts()
                .add(Words.of("document.originator"), new NationBadge(summary.originator()))
                .add(Words.of("document.type"), FileList.type(summary))
                .add(
                        Words.of("document.about"),
                        Words.of(
                                summary.about() == null
                                        ? "document.about.workspace"
                                        : "document.about." + summary.about().kind()));
        ForeignLabel foreign = version.foreign();
        if (foreign != null) {
            facts.add(Words.of("document.foreign"), DocumentWords.foreign(labels, foreign, summary.label()));
        }
        Div details = new Div(
                facts,
                new VersionList(
                        documents,
                        document,
                        version.number(),
                        writable,
                        number -> DocumentWords.attempt(() -> {
                            documents.restore(summary.id(), number);
                            Notices.show(Words.of("document.restored", String.valueOf(number)));
                        })));
        details.addClassName("file-details");
        return details;
    }

    private Component download(DocumentSummary summary, DocumentVersion version, FileDownload.Form form) {
        Anchor download = new Anchor(new FileDownload(documents, summary.id(), version.number(), form), "");
        download.add(Icons.of("import"), new Span(Words.of("document.download." + form)));
        download.addClassName("button-link");
        return download;
    }

    private void addActions(ViewHeader header, DocumentSummary summary) {
        boolean own = summary.originator().equals(currentMember.require().nation());
        DocumentActions actions = new DocumentActions(documents, arrivals, labels, summary, own);
        header.primary(new Button(Words.of("document.version.add"), click -> actions.addVersion()));
        header.actions(new Button(Words.of("document.rename"), click -> actions.rename()));
        if (own) {
            header.actions(
                    new Button(
                            Words.of("relabelling.action"),
                            click -> labelDesk
                                    .sheet(target(summary), grounds.of(summary.workspace()), () -> readAgain(summary))
                                    .open()),
                    new Button(
                            Words.of("document.withdraw"),
                            click -> actions.withdraw(() -> UI.getCurrentOrThrow()
                                    .navigate(DocumentNavigation.workspace(summary.workspace())))));
        }
    }

    private static LabelTarget target(DocumentSummary summary) {
        return LabelTarget.of(
                ObjectKind.DOCUMENT, summary.id().value(), summary.fileName(), summary.label(), summary.originator());
    }
}
