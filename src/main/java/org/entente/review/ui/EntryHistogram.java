package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.audit.Outcome;
import org.entente.audit.trail.Histogram;
import org.entente.uikit.Words;
import tools.jackson.databind.json.JsonMapper;

/** When the entries were written, to choose a time from. */
@Tag("entente-histogram")
@JavaScript("context://components/entente-histogram.js")
class EntryHistogram extends Component {

    private final JsonMapper json;

    EntryHistogram(JsonMapper json) {
        this.json = json;
    }

    /** A time was chosen. Public, since Vaadin makes it. */
    @DomEvent("entente-brush")
    public static class Brushed extends ComponentEvent<EntryHistogram> {

        private final Instant from;
        private final Instant until;

        /** Called by Vaadin with what the browser tells, in milliseconds. */
        public Brushed(
                EntryHistogram source,
                boolean fromClient,
                @EventData("event.detail.from") double from,
                @EventData("event.detail.until") double until) {
            super(source, fromClient);
            this.from = Instant.ofEpochMilli((long) from);
            this.until = Instant.ofEpochMilli((long) until);
        }

        Instant from() {
            return from;
        }

        Instant until() {
            return until;
        }
    }

    Registration onBrush(ComponentEventListener<Brushed> listener) {
        return addListener(Brushed.class, listener);
    }

    void show(Histogram histogram) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("step", histogram.step().toMillis());
        data.put(
                "bars",
                histogram.bars().stream()
                        .map(bar -> List.of(bar.from().toEpochMilli(), bar.succeeded(), bar.denied(), bar.failed()))
                        .toList());
        data.put(
                "words",
                Map.of(
                        "label", Words.of("review.histogram.label"),
                        "time", Words.of("review.column.time"),
                        "succeeded", Words.of("review.outcome." + Outcome.SUCCESS),
                        "denied", Words.of("review.outcome." + Outcome.DENIED),
                        "failed", Words.of("review.outcome." + Outcome.FAILED)));
        getElement().setProperty("data", json.writeValueAsString(data));
    }
}
