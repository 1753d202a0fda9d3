package org.entente.label.xml;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ClearanceDocuments;
import org.entente.label.Clearances;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.StatedClearance;
import org.entente.label.UnreadableDocument;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.springframework.stereotype.Component;

/** Clearances travel as ADatP-4774 has them. */
@Component
class XmlClearanceDocuments implements ClearanceDocuments {

    private final Policies policies;

    XmlClearanceDocuments(Policies policies) {
        this.policies = policies;
    }

    @Override
    public StatedClearance read(byte[] document) {
        ReadClearance read = ClearanceReader.read(document);
        List<LabelProblem> problems = read.problems(policies);
        if (!problems.isEmpty()) {
            throw refused(problems.getFirst());
        }
        SecurityPolicy policy = policies.current(read.clearance().policy())
                .orElseThrow(() -> refused(read.unknown(policies).getFirst()));
        return new StatedClearance(
                known(policy, policy.spelled(read.clearance())), List.copyOf(read.notes()), read.unknown(policies));
    }

    @Override
    public Optional<byte[]> write(Clearances clearances, String policy) {
        return clearances
                .under(policy)
                .filter(held -> !held.classifications().isEmpty())
                .map(new LabelWriter(policies)::write);
    }

    private static UnreadableDocument refused(LabelProblem problem) {
        return new UnreadableDocument(0, 0, problem.words(Locale.ENGLISH));
    }

    private static Clearance known(SecurityPolicy policy, Clearance clearance) {
        return new Clearance(
                policy.name(),
                among(clearance.classifications(), level -> policy.level(level).isPresent()),
                clearance.categories().stream()
                        .flatMap(category -> known(policy, category).stream())
                        .toList());
    }

    private static Optional<Category> known(SecurityPolicy policy, Category category) {
        Optional<PolicyTag> tag = policy.tag(category.tagName(), category.type());
        TreeSet<String> values = among(
                category.values(), value -> tag.flatMap(one -> one.value(value)).isPresent());
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Category(category.type(), category.tagName(), values));
    }

    private static TreeSet<String> among(Collection<String> texts, Predicate<String> known) {
        return texts.stream().filter(known).collect(Collectors.toCollection(TreeSet::new));
    }
}
