package org.entente.label.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.TagType;

/**
 * The identifier that a label or a clearance states for one of its categories.
 *
 * @param policy the name of the label's policy
 */
record TagUri(String policy, String tagName, TagType type, String uri) {

    /** What is wrong if a loaded policy knows the tag by another identifier. */
    Optional<LabelProblem> problem(Policies policies) {
        return policies.current(policy)
                .flatMap(known -> known.tag(tagName, type))
                .map(tag -> "urn:oid:" + tag.oid())
                .filter(known -> !known.equalsIgnoreCase(uri))
                .map(known -> new LabelProblem(LabelProblem.Kind.OTHER_TAG_URI, List.of(uri, tagName, known)));
    }

    static Stream<LabelProblem> problems(List<TagUri> stated, Policies policies) {
        return stated.stream().flatMap(one -> one.problem(policies).stream());
    }
}
