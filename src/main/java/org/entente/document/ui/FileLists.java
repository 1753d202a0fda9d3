package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.entente.document.About;
import org.entente.document.Arrivals;
import org.entente.document.Documents;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Subject;
import org.entente.workspace.LabelGrounds;
import org.jspecify.annotations.Nullable;

/** Makes lists of files for the pages of other features. */
@org.springframework.stereotype.Component
public class FileLists {

    private final Documents documents;
    private final Arrivals arrivals;
    private final Labels labels;
    private final LabelGrounds grounds;
    private final LiveChanges changes;

    FileLists(Documents documents, Arrivals arrivals, Labels labels, LabelGrounds grounds, LiveChanges changes) {
        this.documents = documents;
        this.arrivals = arrivals;
        this.labels = labels;
        this.grounds = grounds;
        this.changes = changes;
    }

    /** The files of an object, with a way to add more where the reader may; it follows what others change. */
    public Component about(Subject subject) {
        About about = new About(subject.kind(), subject.id());
        return new FilesPanel(
                documents,
                arrivals,
                labels,
                changes,
                () -> documents.about(subject.kind(), subject.id()),
                subject.writable() ? adding(subject.workspace(), about, subject.whole()) : null);
    }

    /** How many files each of the objects has that the reader may read, for those that have any. */
    public Map<UUID, Integer> howMany(SubjectKind kind, Collection<UUID> ids) {
        return documents.howMany(kind, ids);
    }

    /** Runs this on the view's page, and as its person, whenever {@link #howMany} may answer other numbers. */
    public void follow(Component view, Runnable changed) {
        LiveView.listen(view, changes, Documents.TOPIC, change -> changed.run());
    }

    /** All files of a workspace. */
    Component in(WorkspaceId workspace, boolean writable) {
        return new FilesPanel(
                documents,
                arrivals,
                labels,
                changes,
                () -> documents.list(workspace),
                writable ? adding(workspace, null, null) : null);
    }

    private FilesPanel.Adding adding(
            WorkspaceId workspace, @Nullable About about, @Nullable ConfidentialityLabel label) {
        return new FilesPanel.Adding(workspace, about, () -> grounds.of(workspace), label);
    }
}
