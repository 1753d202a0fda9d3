package org.entente.label;

import java.util.List;

/** A label that its policy does not allow. */
public class InvalidLabel extends RuntimeException {

    private final transient List<String> problems;

    InvalidLabel(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = problems;
    }

    /** What is wrong, in words. */
    public List<String> problems() {
        return problems;
    }
}
