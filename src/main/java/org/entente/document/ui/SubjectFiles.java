package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import org.entente.shared.SubjectKind;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.Words;

/** The files of an exercise plan, a course or an agreement, on its own page. */
@org.springframework.stereotype.Component
class SubjectFiles implements SubjectSection {

    private final FileLists lists;

    SubjectFiles(FileLists lists) {
        this.lists = lists;
    }

    @Override
    public String key() {
        return WorkspaceFiles.KEY;
    }

    @Override
    public String title() {
        return Words.of("document.section");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean isFor(SubjectKind kind) {
        return switch (kind) {
            case EXERCISE_PLAN, COURSE, AGREEMENT -> true;
            case DOCUMENT, MESSAGE -> false;
        };
    }

    @Override
    public Component content(Subject subject) {
        return lists.about(subject);
    }
}
