package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import org.entente.audit.proof.StreamStanding;
import org.entente.uikit.Facts;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** Which other systems are told of entries, and how far they were. */
class StreamFacts extends Facts {

    StreamFacts(List<StreamStanding> streams) {
        streams.forEach(stream -> add(Words.of("review.stream." + stream.name()), line(stream)));
    }

    private static Component line(StreamStanding stream) {
        Span line = new Span();
        line.addClassName("entry-who");
        Instant failing = stream.failingSince();
        Instant sent = stream.sentAt();
        if (failing != null) {
            line.add(
                    new StatusBadge(Words.of("review.stream.failing"), Tone.DANGER),
                    new Span(Words.of("review.stream.since")),
                    Times.dtg(failing));
        } else if (sent != null) {
            line.add(new Span(Words.of("review.stream.told")), Times.dtg(sent));
        }
        line.add(new Span(Words.of(
                "review.stream.waiting",
                NumberFormat.getIntegerInstance(Words.language()).format(stream.waiting()))));
        return line;
    }
}
