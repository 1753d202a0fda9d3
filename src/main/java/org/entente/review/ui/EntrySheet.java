package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.OpenedEntry;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.review.EntryLabels;
import org.entente.uikit.ClearanceWords;
import org.entente.uikit.CopyButton;
import org.entente.uikit.Facts;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One entry beside the list, whole: what it says, what else its request did, and what proves it. */
class EntrySheet {

    private final EntryLabels.Named named;
    private final Labels labels;
    private final JsonMapper json;
    private final Consumer<AuditSearch> goTo;
    private final Consumer<UUID> openOther;
    private final SideSheet sheet;

    EntrySheet(
            OpenedEntry opened,
            EntryLabels.Named named,
            Labels labels,
            Component evidence,
            Consumer<AuditSearch> goTo,
            Consumer<UUID> openOther,
            JsonMapper json) {
        this.named = named;
        this.labels = labels;
        this.json = json;
        this.goTo = goTo;
        this.openOther = openOther;
        AuditEntry entry = opened.entry();
        Div content = new Div();
        content.add(new SealWords(opened));
        content.add(facts(entry));
        if (!opened.sameRequest().isEmpty()) {
            content.add(part("review.entry.request", sameRequest(opened.sameRequest())));
        }
        Component questions = new EntryQuestions(entry, this::close);
        if (questions.getChildren().findAny().isPresent()) {
            content.add(part("review.questions", questions));
        }
        content.add(part("review.entry.proof", new Div(new ProofFacts(opened.proof()), evidence)));
        this.sheet = new SideSheet(EntryWords.action(entry.action()), content, buttons(entry));
    }

    void open() {
        sheet.open();
    }

    private void close() {
        sheet.close();
    }

    private Component[] buttons(AuditEntry entry) {
        List<Component> footer = new ArrayList<>();
        UUID actor = entry.actor();
        if (actor != null) {
            footer.add(new Button(Words.of("review.only.who"), click -> look(AuditSearch.ALL.by(actor))));
        }
        String object = entry.objectId();
        if (object != null) {
            footer.add(new Button(Words.of("review.only.object"), click -> look(AuditSearch.ALL.on(null, object))));
        }
        footer.add(new CopyButton(
                        Words.of("review.copy-address"),
                        Words.of("review.copy-address.what"),
                        "%s?%s=%s".formatted(ReviewNavigation.ROUTE, AuditView.ENTRY, entry.id()))
                .address());
        return footer.toArray(Component[]::new);
    }

    private void look(AuditSearch search) {
        sheet.close();
        goTo.accept(search);
    }

    private static Component part(String title, Component content) {
        Div part = new Div(new H3(Words.of(title)), content);
        part.addClassName("entry-part");
        return part;
    }

    private Component sameRequest(List<AuditEntry> others) {
        UnorderedList list = new UnorderedList();
        list.addClassName("entry-request");
        others.forEach(other -> {
            Button opener = new Button(EntryWords.action(other.action()), click -> {
                sheet.close();
                openOther.accept(other.id());
            });
            opener.addThemeVariants(ButtonVariant.TERTIARY);
            opener.addClassName("grid-opener");
            list.add(new ListItem(opener, EntryWords.outcome(other.outcome())));
        });
        return list;
    }

    private Facts facts(AuditEntry entry) {
        Facts facts = new Facts().add(Words.of("review.column.outcome"), EntryWords.standing(entry));
        EntryOrigin origin = entry.origin();
        facts.add(
                Words.of("review.fact.origin"),
                Words.of(origin == null ? "review.origin.none" : "review.origin.text." + origin));
        facts.add(Words.of("review.fact.time"), exact(EntryWords.microseconds(entry.occurredAt())))
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

    private void inWords(String name, Div line) {
        ConfidentialityLabel label = named.labels().get(name);
        if (label != null) {
            line.add(new Span(" "), new MarkingChip(label));
        }
        Clearances clearances = named.clearances().get(name);
        if (clearances != null) {
            line.add(new Span(" " + ClearanceWords.text(clearances, labels.policies(), null)));
        }
    }

    // Deeper or longer than anything is read: as little an object as anything else that was slipped in.
    private JsonNode read(String detail) {
        try {
            return json.readTree(detail);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private Component detail(String detail) {
        Div lines = new Div();
        JsonNode facts = read(detail);
        // The portal writes objects of texts; what was slipped in is shown as it is.
        if (facts.isObject()) {
            facts.properties().forEach(fact -> {
                Div line = new Div(
                        new Span(fact.getKey() + ": "),
                        exact(
                                fact.getValue().isString()
                                        ? fact.getValue().asString()
                                        : fact.getValue().toString()));
                inWords(fact.getKey(), line);
                lines.add(line);
            });
        } else {
            lines.add(new Div(exact(detail)));
        }
        return lines;
    }
}
