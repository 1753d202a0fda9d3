package org.entente.recertification.ui;

import com.vaadin.flow.component.Component;
import org.entente.live.LiveChanges;
import org.entente.recertification.Recertifications;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceOversight;

/** The same for administrators, who answer where no lead can and say how often it is asked. */
@org.springframework.stereotype.Component
class RoundOversight implements WorkspaceOversight {

    private final Recertifications recertifications;
    private final LiveChanges changes;

    RoundOversight(Recertifications recertifications, LiveChanges changes) {
        this.recertifications = recertifications;
        this.changes = changes;
    }

    @Override
    public String title() {
        return Words.of("recertification.oversight");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component content(WorkspaceId workspace) {
        return new RoundPanel(recertifications, changes, workspace, true);
    }
}
