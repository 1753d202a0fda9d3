package org.entente.demo;

import java.util.List;
import org.entente.recertification.Line;
import org.entente.recertification.LineId;
import org.entente.recertification.Recertifications;
import org.entente.shared.WorkspaceId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A round that its lead has begun to answer: some wait for the lead, and the lead, who is the only one, for an administrator. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(60)
class RecertificationChapter implements DemoChapter {

    private static final int ANSWERED = 2;

    private final Recertifications recertifications;

    RecertificationChapter(Recertifications recertifications) {
        this.recertifications = recertifications;
    }

    @Override
    public void tell(DemoStage stage) {
        WorkspaceId workspace = stage.workspace("Northern Flank");
        stage.as("lo.gbr", () -> {
            recertifications.open(workspace);
            List<LineId> first = recertifications.latest(workspace).orElseThrow().lines().stream()
                    .filter(Line::answerable)
                    .limit(ANSWERED)
                    .map(Line::id)
                    .toList();
            recertifications.confirm(first);
        });
    }
}
