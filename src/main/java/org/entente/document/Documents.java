package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.document.page.NotDrawn;
import org.entente.document.page.PageDrawer;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that the asker may read, write and take along: which those are, the database decides. */
@Service
public class Documents {

    /** Topic of {@link LiveChanges}: a document was stored, changed, relabelled or withdrawn; the id is the document's. */
    public static final String TOPIC = "document";

    /** The most rows that a list answers. */
    public static final int MOST_ROWS = 500;

    private final DocumentRepository documents;
    private final Vault vault;
    private final Handover handover;
    private final Intake intake;
    private final DocumentReads reads;
    private final Attempts attempts;
    private final PageDrawer drawer;
    private final Labels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final FileSettings settings;

    Documents(
            DocumentRepository documents,
            Vault vault,
            Handover handover,
            Intake intake,
            DocumentReads reads,
            Attempts attempts,
            PageDrawer drawer,
            Labels labels,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            FileSettings settings) {
        this.documents = documents;
        this.vault = vault;
        this.handover = handover;
        this.intake = intake;
        this.reads = reads;
        this.attempts = attempts;
        this.drawer = drawer;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.settings = settings;
    }

    /**
     * Stores a file, with a label of the asker's nation. The content is read to its end, sealed as it is read, and never held in
     * memory or on disk as it came. Not to be called inside a transaction.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws LimitMet if the file or the workspace would become too large, or the file is empty; nothing is kept
     * @throws DocumentNotAllowed if a rule stands against it; nothing is kept
     * @throws IOException if the content cannot be read or kept; nothing is kept
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public DocumentId store(NewDocument document, InputStream content) throws IOException {
        return intake.store(document, content, null);
    }

    /**
     * Adds a version to a document; its name and label stay.
     *
     * @param fileName tells, with the content, what type it is
     * @throws DocumentNotThere if it is not there for the asker
     * @throws LimitMet as for {@link #store}
     * @throws DocumentNotAllowed if the asker may not write it; nothing is kept
     * @throws IOException as for {@link #store}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void addVersion(DocumentId id, String fileName, InputStream content) throws IOException {
        intake.addVersion(id, fileName, content, null);
    }

    /** Makes an older version the newest again, under a number of its own. Throws as {@link #rename}. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void restore(DocumentId id, int number) {
        AuditEvent attempt = event(AuditAction.DOCUMENT_VERSION_ADDED, id).with("of", number);
        attempts.write(attempt, DocumentNotAllowed::of, () -> {
            intake.advance(id);
            if (!documents.insertNewestLike(id, number)) {
                throw new DocumentNotThere();
            }
            append(attempt, documents.find(id).orElseThrow(DocumentNotThere::new));
        });
    }

    /** The newest documents of a workspace, whatever they belong to in it. Each call is one entry in the audit log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<DocumentSummary> list(WorkspaceId workspace) {
        List<DocumentSummary> found = documents.list(workspace, MOST_ROWS);
        log.append(AuditEvent.of(AuditAction.DOCUMENTS_LISTED, ObjectKind.WORKSPACE, workspace)
                .in(workspace)
                .with("rows", found.size()));
        return found;
    }

    /** The documents that were stored or changed last, in all of the asker's workspaces. Each call is one entry in the audit log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<DocumentSummary> newest(int most) {
        List<DocumentSummary> found = documents.newest(Math.clamp(most, 1, MOST_ROWS));
        log.append(AuditEvent.of(AuditAction.DOCUMENTS_LISTED, ObjectKind.DOCUMENT, null)
                .with("rows", found.size()));
        return found;
    }

    /** The documents that belong to an object of another feature, newest first. Each call is one entry in the audit log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<DocumentSummary> about(SubjectKind kind, UUID id) {
        List<DocumentSummary> found = documents.about(kind, id, MOST_ROWS);
        AuditEvent event = AuditEvent.of(AuditAction.DOCUMENTS_LISTED, ObjectKind.DOCUMENT, null)
                .with("about", kind + " " + id)
                .with("rows", found.size());
        log.append(found.isEmpty() ? event : event.in(found.getFirst().workspace()));
        return found;
    }

    /**
     * How many documents belong to each of the objects, for those that have any. Enters nothing: it is a number about objects that
     * the asker has on a page.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Map<UUID, Integer> howMany(SubjectKind kind, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : documents.howMany(kind, ids);
    }

    /** The document, if it is there for the asker; otherwise an entry tells the auditor of the attempt. Reads no content. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<Document> open(DocumentId id) {
        Optional<Document> found = documents
                .find(id)
                .map(summary -> new Document(summary, documents.versions(id), documents.retains(summary.workspace())));
        found.ifPresentOrElse(
                document -> log.append(event(AuditAction.DOCUMENT_OPENED, id)
                        .in(document.summary().workspace())),
                () -> log.notGiven(ObjectKind.DOCUMENT, id.toString()));
        return found;
    }

    /** The most bytes that one file may have. */
    @PreAuthorize("hasRole('liaison-officer')")
    public long largest() {
        return settings.largest().toBytes();
    }

    /** Whether the document is there for the asker at this moment. Reads nothing of it. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean isThere(DocumentId id) {
        return documents.exists(id);
    }

    /**
     * A page of a version as a picture, with the marking, the asker's name and the time woven in. Not to be called inside a
     * transaction: it may take seconds.
     *
     * @param page from 1
     * @param languages in which the asker reads markings, the most wanted first
     * @throws DocumentNotThere if it is not there for the asker; an entry tells the auditor of the attempt
     * @throws CannotBeShown if no picture can be made of it
     * @throws IOException if what is stored cannot be read, or is not what was stored
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public PagePicture view(DocumentId id, int number, int page, List<Locale> languages)
            throws IOException, CannotBeShown {
        DocumentSummary document = reads.reading(id, () -> documents.find(id));
        Vault.Released released = reads.reading(id, () -> {
            Optional<Vault.Released> given = vault.release(id, number, false);
            given.ifPresent(version -> log.append(event(AuditAction.DOCUMENT_VIEWED, id)
                    .in(document.workspace())
                    .with("version", number)
                    .with("page", page)));
            return given;
        });
        if (!MediaTypes.viewable(released.mediaType())) {
            throw new CannotBeShown(CannotBeShown.Why.TYPE);
        }
        if (released.size() > settings.viewable().toBytes()) {
            throw new CannotBeShown(CannotBeShown.Why.TOO_LARGE);
        }
        try (InputStream content = vault.open(released)) {
            PageDrawer.Picture picture = drawer.draw(
                    released.mediaType().equals(MediaTypes.PDF),
                    page,
                    WovenLines.of(labels.marking(document.label(), languages), currentMember.require()),
                    content);
            return new PagePicture(
                    picture.png(), page, picture.pages(), handover.bindPicture(document, number, page, picture.png()));
        } catch (NotDrawn e) {
            throw new CannotBeShown(CannotBeShown.Why.valueOf(e.why().name()));
        }
    }

    /**
     * A version to be taken along with its label bound to it: for leads and contributors. The entry is made when it is given, not
     * when it has arrived.
     *
     * @throws DocumentNotThere if it is not there for the asker; an entry tells the auditor of the attempt
     * @throws DocumentNotAllowed if the asker may look at it only; an entry tells the auditor of the attempt
     * @throws IOException if what is stored cannot be read, or is not what was stored
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public TakenAlong download(DocumentId id, int number) throws IOException {
        return handover.give(id, number);
    }

    /**
     * Gives a document another name; {@link FileName} cleans it.
     *
     * @throws DocumentChangedMeanwhile if somebody changed it since
     * @throws DocumentNotThere if it is not there for the asker
     * @throws DocumentNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void rename(DocumentId id, int version, String name) {
        String clean = FileName.clean(name);
        change(event(AuditAction.DOCUMENT_RENAMED, id), id, version, before -> documents.rename(id, version, clean));
    }

    /**
     * Withdraws a document: it is shown to nobody any more, and its content given to nobody; what it was stays for the auditor. For
     * the originating nation only. Throws as {@link #rename}.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void withdraw(DocumentId id, int version) {
        change(event(AuditAction.DOCUMENT_WITHDRAWN, id), id, version, before -> documents.withdraw(id, version));
    }

    private void change(AuditEvent attempt, DocumentId id, int version, Function<DocumentSummary, Boolean> update) {
        attempts.write(attempt, DocumentNotAllowed::of, () -> {
            DocumentSummary before = reads.current(id, version);
            if (!update.apply(before)) {
                // Either somebody was faster by a moment, which is seen now, or the asker may not write it.
                reads.current(id, version);
                throw new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS);
            }
            append(attempt.with("labelBefore", labels.intern(before.label()).value()), before);
        });
    }

    private void append(AuditEvent event, DocumentSummary document) {
        log.append(event.in(document.workspace()).with("number", document.number()));
        changes.publish(new Change(TOPIC, document.id().toString()));
    }

    private static AuditEvent event(AuditAction action, DocumentId id) {
        return AuditEvent.of(action, ObjectKind.DOCUMENT, id);
    }
}
