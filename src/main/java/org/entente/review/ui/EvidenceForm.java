package org.entente.review.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.trail.AuditDirectory;
import org.entente.audit.trail.AuditPerson;
import org.entente.shared.MemberId;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Of which days evidence is taken along, and the link that does it. */
class EvidenceForm extends Div {

    private final DayField from = new DayField(Words.of("review.evidence.from"));
    private final DayField until = new DayField(Words.of("review.evidence.until"));
    private final ComboBox<AuditPerson> who = new ComboBox<>(Words.of("review.question.who"));
    private final TextField object = new TextField(Words.of("review.filter.object"));
    private final TextField request = new TextField(Words.of("review.fact.correlation"));

    /** @param directory of those whose entries may be asked for; null where nobody is named */
    EvidenceForm(EvidenceDownload.Writer writer, @Nullable AuditDirectory directory, Clock clock) {
        addClassName("evidence-form");
        Div fields = new Div(from, until, object, request);
        object.setMaxLength(AuditSearch.LONGEST);
        object.setClearButtonVisible(true);
        request.setMaxLength(AuditSearch.LONGEST);
        request.setClearButtonVisible(true);
        if (directory != null) {
            who.setItems(query ->
                    directory.people(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
            who.setItemLabelGenerator(one -> one.nation() + " " + one.name());
            who.setClearButtonVisible(true);
            fields.addComponentAsFirst(who);
        }
        fields.addClassName("filter-bar");
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
        fields.add(EvidenceDownload.link(writer, this::scope, clock, Words.of("review.evidence.take")));
        add(new Paragraph(Words.of("review.evidence.about")), fields);
    }

    private EvidenceScope scope() {
        LocalDate last = until.getValue();
        AuditPerson person = who.getValue();
        EvidenceScope scope = EvidenceScope.EVERYTHING
                .between(start(from.getValue()), start(last == null ? null : last.plusDays(1)))
                .by(person == null ? null : new MemberId(person.id()))
                .request(request.isEmpty() ? null : request.getValue().strip());
        return object.isEmpty() ? scope : scope.on(object.getValue().strip().toLowerCase(Locale.ROOT));
    }

    // Days of the log are days in UTC.
    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
