package org.entente.label.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.label.LabelProblem;
import org.entente.label.LabelWords;
import org.entente.label.Marking;
import org.entente.label.Policies;
import org.entente.label.binding.BindingFinding;
import org.entente.label.binding.BindingReport;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;

/**
 * What the command has to say of a binding.
 *
 * @param report null if the data stands beside the binding and was not given
 * @param inForce the label, or the one that has followed it by now
 */
record BindingAnswer(
        Policies policies,
        ReadBinding binding,
        @Nullable BindingReport report,
        MetadataLabel inForce,
        List<LabelProblem> problems) {

    ExitCode exitCode() {
        if (findings().stream().anyMatch(BindingFinding::isBroken)) {
            return ExitCode.DENY;
        }
        return report != null && report.isVouchedFor() ? ExitCode.PERMIT : ExitCode.INVALID;
    }

    private List<BindingFinding> findings() {
        return report == null ? binding.findings() : report.findings();
    }

    private String standing(Locale language) {
        return words(
                switch (exitCode()) {
                    case PERMIT -> "whole";
                    case DENY -> "broken";
                    default -> "unproved";
                },
                language);
    }

    /** For people. */
    String text(Locale language) {
        TextLines lines = new TextLines();
        lines.add(words("binding", language), standing(language));
        findings().forEach(finding -> lines.add("", finding.words(language)));
        if (report == null) {
            lines.add("", words("noData", language));
        }
        lines.add(words("data", language), binding.uri().orElseGet(() -> words("within", language)));
        lines.add(words("validity", language), words(problems.isEmpty() ? "valid" : "invalid", language));
        problems.forEach(problem -> lines.add("", problem.words(language)));
        marking(language).ifPresent(marking -> lines.add(words("marking", language), marking.document()));
        return lines.aligned();
    }

    /** For machines. */
    Map<String, @Nullable Object> object(Locale language) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(
                "standing",
                exitCode() == ExitCode.PERMIT ? "WHOLE" : exitCode() == ExitCode.DENY ? "BROKEN" : "UNPROVED");
        object.put(
                "findings",
                findings().stream()
                        .map(finding -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("kind", finding.kind().name());
                            one.put("broken", finding.isBroken());
                            one.put("words", finding.words(language));
                            return one;
                        })
                        .toList());
        object.put("data", binding.uri().orElse(null));
        object.put("dataGiven", report != null);
        object.put("signer", binding.signer().orElse(null));
        object.put("valid", problems.isEmpty());
        object.put("marking", marking(language).map(Marking::document).orElse(null));
        return object;
    }

    private Optional<Marking> marking(Locale language) {
        return problems.isEmpty()
                ? policies.of(inForce.label()).map(policy -> policy.marking(inForce.label(), language))
                : Optional.empty();
    }

    private static String words(String key, Locale language) {
        return LabelWords.of("label.command." + key, language, List.of());
    }
}
