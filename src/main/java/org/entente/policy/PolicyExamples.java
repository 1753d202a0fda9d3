package org.entente.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/** Labels that show how a policy writes: for each level the least that it allows, found by trying. */
final class PolicyExamples {

    private static final int MOST_VALUES = 40;

    private PolicyExamples() {}

    static List<PolicyExamination.Example> of(SecurityPolicy policy) {
        return policy.levels().stream()
                .flatMap(level -> example(policy, level).stream()
                        .map(label ->
                                new PolicyExamination.Example(level.name(), policy.marking(label, Locale.ENGLISH))))
                .toList();
    }

    // Without a category, then with one value, then with the values of one tag together; a level whose rules ask for
    // more than
    // that is left out.
    private static Optional<ConfidentialityLabel> example(SecurityPolicy policy, Classification level) {
        Stream<List<Category>> singles = policy.tags().stream()
                .flatMap(tag -> tag.values().stream()
                        .limit(MOST_VALUES)
                        .map(value -> List.of(Category.of(tag.type(), tag.name(), List.of(value.name())))));
        Stream<List<Category>> pairs = policy.tags().stream()
                .filter(tag -> tag.values().size() > 1)
                .map(tag -> List.of(Category.of(
                        tag.type(),
                        tag.name(),
                        tag.values().stream()
                                .limit(2)
                                .map(PolicyTag.Value::name)
                                .toList())));
        return Stream.of(Stream.of(new ArrayList<Category>()), singles, pairs)
                .flatMap(some -> some)
                .map(categories -> new ConfidentialityLabel(policy.name(), policy.edition(), level.name(), categories))
                .filter(label -> policy.problems(label).isEmpty())
                .findFirst();
    }
}
