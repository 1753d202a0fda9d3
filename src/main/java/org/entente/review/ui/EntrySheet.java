package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.audit.AuditEntry;
import org.entente.uikit.Facts;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One entry beside the list, whole. */
class EntrySheet {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;
    private final SideSheet sheet;

    EntrySheet(AuditEntry entry, EntryFilters filters, JsonMapper json) {
        this.json = json;
        List<Button> footer = new ArrayList<>();
        String actor = entry.actorName();
        if (actor != null) {
            footer.add(new Button(Words.of("review.only.who"), click -> look(() -> filters.onlyWho(actor))));
        }
        String object = entry.objectId();
        if (object != null) {
            footer.add(new Button(Words.of("review.only.object"), click -> look(() -> filters.onlyObject(object))));
        }
        this.sheet =
                new SideSheet(EntryWords.action(entry.action()), new Div(facts(entry)), footer.toArray(Button[]::new));
    }

    void open() {
        sheet.open();
    }

    private void look(Runnable filter) {
        sheet.close();
        filter.run();
    }

    private Facts facts(AuditEntry entry) {
        Facts facts = new Facts()
                .add(Words.of("review.column.outcome"), EntryWords.outcome(entry.outcome()))
                .add(Words.of("review.fact.time"), exact(EntryWords.microseconds(entry.occurredAt())))
                .add(Words.of("review.fact.local"), Times.local(entry.occurredAt()))
                .add(Words.of("review.column.who"), EntryWords.who(entry));
        String reason = entry.reason();
        if (reason != null) {
            facts.add(Words.of("review.fact.reason"), EntryWords.reason(reason));
        }
        String role = entry.actorRole();
        if (role != null) {
            facts.add(Words.of("review.fact.role"), EntryWords.role(role));
        }
        facts.add(Words.of("review.fact.kind"), EntryWords.kind(entry.objectKind()));
        known(facts, "review.fact.object", entry.objectId());
        String workspace = entry.workspaceName();
        if (workspace != null) {
            facts.add(Words.of("review.column.workspace"), workspace);
        }
        known(facts, "review.fact.actor", entry.actor());
        known(facts, "review.fact.address", entry.address());
        known(facts, "review.fact.session", entry.session());
        known(facts, "review.fact.correlation", entry.correlation());
        known(facts, "review.fact.id", entry.id());
        String detail = entry.detail();
        if (detail != null) {
            facts.add(Words.of("review.fact.detail"), detail(detail));
        }
        return facts;
    }

    private static void known(Facts facts, String key, @Nullable Object value) {
        if (value != null) {
            facts.add(Words.of(key), exact(value.toString()));
        }
    }

    private static Component exact(String text) {
        Code code = new Code(text);
        code.addClassName("exact");
        return code;
    }

    private Component detail(String detail) {
        Div lines = new Div();
        json.readValue(detail, FACTS)
                .forEach((name, value) -> lines.add(new Div(new Span(name + ": "), exact(String.valueOf(value)))));
        return lines;
    }
}
