package org.entente.spill.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.entente.label.ConfidentialityLabel;
import org.entente.spill.Spill;
import org.entente.spill.SpillFile;
import org.entente.spill.SpillStep;
import org.entente.uikit.Facts;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** What a case says of itself: which object, since when it was wrong, and each step that was taken. */
class SpillFacts extends Facts {

    SpillFacts(SpillFile file, Spill spill) {
        add(Words.of("spill.column.kind"), Words.of("spill.kind." + spill.kind()));
        String path = file.path();
        if (path == null) {
            add(Words.of("spill.fact.object"), spill.object().toString());
        } else {
            add(Words.of("spill.fact.object"), new Anchor(path, Words.of("spill.fact.open")));
        }
        add(Words.of("spill.column.workspace"), spill.workspaceName());
        add(Words.of("spill.column.originator"), new NationBadge(spill.originator()));
        add(Words.of("spill.column.label"), new MarkingChip(spill.label()));
        add(Words.of("spill.fact.since"), Times.dtg(spill.since()));
        ConfidentialityLabel corrected = spill.corrected();
        if (corrected != null) {
            add(Words.of("spill.fact.corrected"), new MarkingChip(corrected));
        }
        String reason = spill.reason();
        if (reason != null) {
            add(Words.of("spill.reason"), reason);
        }
        spill.steps().forEach(this::step);
        Long size = spill.logSize();
        if (size != null) {
            add(Words.of("spill.fact.log"), Words.of("spill.fact.log.size", size));
        }
    }

    private void step(SpillStep step) {
        Span told = new Span(new Span(SpillWords.somebody(Optional.ofNullable(step.by()))), Times.dtg(step.at()));
        told.addClassName("entry-who");
        add(Words.of("spill.step." + step.to()), told);
    }
}
