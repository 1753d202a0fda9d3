package org.entente.spill.ui;

import com.vaadin.flow.component.html.Anchor;
import java.time.Clock;
import java.util.stream.Stream;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.EvidenceScope;
import org.entente.review.ui.EvidenceDownload;
import org.entente.spill.Spill;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** A case as evidence, for auditors: the entries of the object, of the page that shows it, of what else showed it, and of the case. */
@Component
class SpillEvidence {

    private final EvidenceExports exports;
    private final Clock clock;

    SpillEvidence(EvidenceExports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    Anchor link(Spill spill) {
        return EvidenceDownload.link(exports::write, () -> scope(spill), clock, Words.of("spill.desk.evidence"));
    }

    static EvidenceScope scope(Spill spill) {
        return EvidenceScope.EVERYTHING
                .on(Stream.of(spill.object(), spill.page(), spill.id())
                        .map(Object::toString)
                        .distinct()
                        .toArray(String[]::new))
                .orShowing(spill.object());
    }
}
