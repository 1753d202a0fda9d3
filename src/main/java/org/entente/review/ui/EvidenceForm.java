package org.entente.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.entente.audit.proof.EvidenceScope;
import org.entente.uikit.DayField;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Of which days evidence is taken along, and the link that does it. */
class EvidenceForm extends Div {

    private final DayField from = new DayField(Words.of("review.evidence.from"));
    private final DayField until = new DayField(Words.of("review.evidence.until"));

    EvidenceForm(EvidenceDownload.Writer writer, Clock clock) {
        addClassName("evidence-form");
        Div fields = new Div(from, until);
        fields.addClassName("filter-bar");
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        Anchor take = new Anchor(new EvidenceDownload(writer, this::scope, clock), "");
        take.add(Icons.of("export"), new Span(Words.of("review.evidence.take")));
        take.addClassName("import-report");
        fields.add(take);
        add(new Paragraph(Words.of("review.evidence.about")), fields);
    }

    private EvidenceScope scope() {
        LocalDate last = until.getValue();
        return new EvidenceScope(
                start(from.getValue()), start(last == null ? null : last.plusDays(1)), null, null, null, null);
    }

    // Days of the log are days in UTC.
    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
