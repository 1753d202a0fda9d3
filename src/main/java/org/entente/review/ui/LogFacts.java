package org.entente.review.ui;

import java.text.NumberFormat;
import java.time.Instant;
import org.entente.audit.proof.LogStanding;
import org.entente.uikit.Facts;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** How the sealed log stands, and with what it is verified. */
class LogFacts extends Facts {

    LogFacts(LogStanding standing) {
        Instant signedAt = standing.signedAt();
        add(
                Words.of("review.log.size"),
                NumberFormat.getIntegerInstance(Words.language()).format(standing.size()));
        if (signedAt == null) {
            add(Words.of("review.log.signed"), Words.of("review.log.signed.never"));
        } else {
            add(Words.of("review.log.signed"), Times.dtg(signedAt));
        }
        add(Words.of("review.log.name"), standing.name());
        add(Words.of("review.log.key"), new CopyText(Words.of("review.log.key"), standing.key()));
    }
}
