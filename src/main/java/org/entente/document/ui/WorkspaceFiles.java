package org.entente.document.ui;

import com.vaadin.flow.component.Component;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;

/** The files of a workspace. */
@org.springframework.stereotype.Component
class WorkspaceFiles implements WorkspaceSection {

    static final String KEY = "files";

    private final FileLists lists;

    WorkspaceFiles(FileLists lists) {
        this.lists = lists;
    }

    @Override
    public String key() {
        return KEY;
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
    public Component content(WorkspaceId workspace, boolean writable) {
        return lists.in(workspace, writable);
    }
}
