package org.entente.label;

import java.util.List;
import java.util.Locale;
import org.entente.audit.Refusal;

/** A label that its policy does not allow. */
public class InvalidLabel extends RuntimeException implements Refusal {

    private final transient List<LabelProblem> problems;

    InvalidLabel(List<LabelProblem> problems) {
        super(String.join("; ", problems.stream().map(LabelProblem::toString).toList()));
        this.problems = problems;
    }

    /** What is wrong. */
    public List<LabelProblem> problems() {
        return problems;
    }

    /** What is wrong first, and nothing of what the label says. */
    @Override
    public String reason() {
        return "LABEL_" + problems.getFirst().kind();
    }

    @Override
    public Entry entry() {
        return Entry.FAILED;
    }

    /** What is wrong, in words of a language. */
    public List<String> words(Locale language) {
        return problems.stream().map(problem -> problem.words(language)).toList();
    }
}
