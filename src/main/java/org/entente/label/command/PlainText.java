package org.entente.label.command;

import java.util.List;
import java.util.Locale;
import org.entente.label.AccessDecision;
import org.entente.label.LabelProblem;
import org.entente.label.LabelWords;
import org.entente.label.Marking;
import org.entente.label.xml.Leniency;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;

/** The answer for people: what each line is about on the left, what there is to say on the right. */
final class PlainText {

    private final Locale language;
    private final TextLines lines = new TextLines();

    private PlainText(Locale language) {
        this.language = language;
    }

    static String of(Answer answer, Locale language) {
        PlainText text = new PlainText(language);
        text.answer(answer);
        return text.lines.aligned();
    }

    private void answer(Answer answer) {
        lines("validity", words(answer.valid() ? "valid" : "invalid"), problems(answer.problems()));
        if (!answer.clearanceProblems().isEmpty()) {
            lines("clearance", words("otherClearance"), problems(answer.clearanceProblems()));
        }
        AccessDecision decision = answer.decision();
        if (decision != null) {
            line("decision", words(decision.permitted() ? "permit" : "deny"));
            answer.reason(language).ifPresent(reason -> line(null, reason));
        } else if (answer.clearance() != null) {
            line("decision", words("deny"));
        }
        answer.marking(answer.inForce(), language).ifPresent(this::marking);
        line(
                "policy",
                answer.inForce().label().policy()
                        + answer.policy().map(policy -> ", " + policy.uri()).orElse(""));
        label(answer);
        answer.unknown().forEach(one -> line("clearance", words("unknown", one.words(language))));
        notes("read", answer.labelNotes());
        notes("clearanceRead", answer.clearanceNotes());
    }

    private void marking(Marking marking) {
        line("marking", marking.document());
        line("banner", marking.banner());
        line("portion", marking.portion());
    }

    private void label(Answer answer) {
        MetadataLabel label = answer.inForce();
        line("label", words("kind." + label.kind()));
        MetadataLabel.Originator originator = label.originator();
        if (originator != null) {
            line("originator", originator.id() + " (" + originator.type().spelling() + ")");
        }
        if (label.privacyMark() != null) {
            line("privacyMark", label.privacyMark());
        }
        if (label.created() != null) {
            line("created", label.created().toString());
        }
        if (label.review() != null) {
            line("review", label.review().toString());
        }
        if (answer.label() != label) {
            line("succession", words("succeeded", written(answer, answer.label())));
        }
        MetadataLabel.Succession succession = label.succession();
        if (succession != null) {
            line("succession", words("succeeds", succession.at().toString(), written(answer, succession.successor())));
        }
    }

    private String written(Answer answer, MetadataLabel label) {
        return answer.marking(label, language)
                .map(Marking::document)
                .orElse(label.label().policy() + " " + label.label().classification());
    }

    private List<String> problems(List<LabelProblem> problems) {
        return problems.stream().map(problem -> problem.words(language)).toList();
    }

    private void notes(String key, List<Leniency> notes) {
        for (int i = 0; i < notes.size(); i++) {
            Leniency note = notes.get(i);
            line(
                    i == 0 ? key : null,
                    words(
                            "note",
                            Integer.toString(note.line()),
                            Integer.toString(note.column()),
                            note.words(language)));
        }
    }

    private void lines(String key, String first, List<String> others) {
        line(key, first);
        others.forEach(one -> line(null, one));
    }

    private void line(@Nullable String key, String text) {
        lines.add(key == null ? "" : words(key), text);
    }

    private String words(String key, String... details) {
        return LabelWords.of("label.command." + key, language, List.of(details));
    }
}
