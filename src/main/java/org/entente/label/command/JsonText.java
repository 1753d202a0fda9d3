package org.entente.label.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.label.AccessDecision;
import org.entente.label.Category;
import org.entente.label.LabelProblem;
import org.entente.label.Marking;
import org.entente.label.SecurityPolicy;
import org.entente.label.xml.Leniency;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The answer for machines. What a key means does not change while {@code format} is 1; keys may be added. */
final class JsonText {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Answer answer;
    private final Locale language;

    private JsonText(Answer answer, Locale language) {
        this.answer = answer;
        this.language = language;
    }

    static String of(Answer answer, Locale language) {
        return written(new JsonText(answer, language).object());
    }

    static String of(BindingAnswer answer, Locale language) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("exit", answer.exitCode().number());
        object.putAll(answer.object(language));
        return written(object);
    }

    static String of(LabelCommand.UnreadableFile unreadable) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("exit", ExitCode.UNREADABLE.number());
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("file", unreadable.file().toString());
        why.put("line", unreadable.why().line());
        why.put("column", unreadable.why().column());
        why.put("reason", unreadable.why().reason());
        object.put("unreadable", why);
        return written(object);
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("exit", answer.exitCode().number());
        object.put("valid", answer.valid());
        object.put("problems", problems(answer.problems()));
        object.put("policy", answer.policy().map(JsonText::policy).orElse(null));
        object.put(
                "marking",
                answer.marking(answer.inForce(), language)
                        .map(JsonText::marking)
                        .orElse(null));
        if (answer.clearance() != null) {
            object.put("decision", decision());
            Map<String, Object> clearance = new LinkedHashMap<>();
            clearance.put("policy", answer.clearance().clearance().policy());
            clearance.put(
                    "classifications",
                    List.copyOf(answer.clearance().clearance().classifications()));
            clearance.put(
                    "categories", categories(answer.clearance().clearance().categories()));
            clearance.put("problems", problems(answer.clearanceProblems()));
            clearance.put("unknown", problems(answer.unknown()));
            clearance.put("notes", notes(answer.clearanceNotes()));
            object.put("clearance", clearance);
        }
        object.put("label", label(answer.label()));
        object.put("succeeded", answer.inForce() != answer.label());
        object.put("notes", notes(answer.labelNotes()));
        return object;
    }

    private static Map<String, Object> policy(SecurityPolicy policy) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", policy.name());
        object.put("uri", policy.uri());
        object.put("version", policy.version());
        return object;
    }

    private static Map<String, Object> marking(Marking marking) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("document", marking.document());
        object.put("banner", marking.banner());
        object.put("portion", marking.portion());
        object.put("colour", marking.colour());
        return object;
    }

    private Map<String, @Nullable Object> decision() {
        AccessDecision decision = answer.decision();
        AccessDecision.Reason reason = decision == null ? null : decision.reason();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("permitted", decision != null && decision.permitted());
        // Null where nothing was compared: the label or the clearance is not valid.
        object.put("reason", reason == null ? null : reason.kind().name());
        object.put("words", answer.reason(language).orElse(null));
        return object;
    }

    private Map<String, @Nullable Object> label(MetadataLabel label) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", label.kind().name());
        object.put("policy", label.label().policy());
        object.put("policyUri", label.policyUri());
        object.put("classification", label.label().classification());
        object.put("categories", categories(label.label().categories()));
        object.put("privacyMark", label.privacyMark());
        MetadataLabel.Originator originator = label.originator();
        object.put(
                "originatorIdType",
                originator == null ? null : originator.type().spelling());
        object.put("originatorId", originator == null ? null : originator.id());
        object.put("created", text(label.created()));
        object.put("review", text(label.review()));
        MetadataLabel.Succession succession = label.succession();
        object.put("successionTime", succession == null ? null : text(succession.at()));
        object.put("successor", succession == null ? null : label(succession.successor()));
        return object;
    }

    private static List<Map<String, Object>> categories(List<Category> categories) {
        return categories.stream()
                .map(category -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("tagName", category.tagName());
                    object.put("type", category.type().name());
                    object.put("values", List.copyOf(category.values()));
                    return object;
                })
                .toList();
    }

    private List<Map<String, Object>> problems(List<LabelProblem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("kind", problem.kind().name());
                    object.put("words", problem.words(language));
                    return object;
                })
                .toList();
    }

    private List<Map<String, Object>> notes(List<Leniency> notes) {
        return notes.stream()
                .map(note -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("line", note.line());
                    object.put("column", note.column());
                    object.put("kind", note.kind().name());
                    object.put("words", note.words(language));
                    return object;
                })
                .toList();
    }

    private static @Nullable String text(@Nullable Object time) {
        return time == null ? null : time.toString();
    }

    private static String written(Map<String, @Nullable Object> object) {
        return MAPPER.writeValueAsString(object) + "\n";
    }
}
