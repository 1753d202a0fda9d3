package org.entente.label.xml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A confidentiality label with what ADatP-4774 keeps beside it: who gave it, when, until when, and what follows it.
 *
 * @param policyUri how the label itself names its policy's identifier; null if it does not
 * @param privacyMark null for none
 * @param created null only where a read label does not say; it is not written without
 * @param review null for none
 */
public record MetadataLabel(
        Kind kind,
        ConfidentialityLabel label,
        @Nullable String policyUri,
        @Nullable String privacyMark,
        @Nullable Originator originator,
        @Nullable Instant created,
        @Nullable Instant review,
        @Nullable Succession succession) {

    /** How many labels may follow one another. */
    public static final int MOST_SUCCESSORS = 8;

    /** @throws IllegalArgumentException if more labels follow one another than {@link #MOST_SUCCESSORS} */
    public MetadataLabel {
        if (succession != null && succession.successor().length() > MOST_SUCCESSORS) {
            throw new IllegalArgumentException("At most " + MOST_SUCCESSORS + " labels follow one another");
        }
    }

    /** The originator's label, with the time when it was given. */
    public static MetadataLabel originator(ConfidentialityLabel label, Instant created) {
        return new MetadataLabel(Kind.ORIGINATOR, label, null, null, null, created, null, null);
    }

    /** Whose label it is, or of what. */
    public enum Kind {
        /** Given by whoever made the object; never overwritten. */
        ORIGINATOR("originatorConfidentialityLabel"),
        /** An equivalent under another policy. */
        ALTERNATIVE("alternativeConfidentialityLabel"),
        /** Of the metadata, not of the object. */
        METADATA("metadataConfidentialityLabel");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        /** The element that holds a label of this kind. */
        public String element() {
            return element;
        }
    }

    /** Who gave the label ({@code OriginatorID}). */
    public record Originator(IdType type, String id) {}

    /** What an originator's id is ({@code IDType}). */
    public enum IdType {
        RFC822_NAME("rfc822Name"),
        DNS_NAME("dNSName"),
        DIRECTORY_NAME("directoryName"),
        UNIFORM_RESOURCE_IDENTIFIER("uniformResourceIdentifier"),
        IP_ADDRESS("iPAddress"),
        X400_ADDRESS("x400Address"),
        USER_PRINCIPAL_NAME("userPrincipalName"),
        JABBER_ID("jID");

        private final String spelling;

        IdType(String spelling) {
            this.spelling = spelling;
        }

        /** As ADatP-4774 writes it. */
        public String spelling() {
            return spelling;
        }
    }

    /** The label that takes this one's place at a time ({@code SuccessionHandling}): a downgrade, or the end of an embargo. */
    public record Succession(Instant at, MetadataLabel successor) {}

    /** The label that holds at a time: this one, or the last of those that have followed it by then. */
    public MetadataLabel inForce(Instant now) {
        MetadataLabel current = this;
        while (current.succession != null && !now.isBefore(current.succession.at())) {
            current = current.succession.successor();
        }
        return current;
    }

    /**
     * What is wrong with this label, or with one that is to follow it, under the policies that are loaded; empty if it is valid.
     */
    public List<LabelProblem> problems(Policies policies) {
        List<LabelProblem> found = new ArrayList<>();
        for (MetadataLabel one = this; one != null; one = one.next()) {
            Optional<SecurityPolicy> policy = policies.of(one.label);
            if (policy.isEmpty()) {
                found.add(new LabelProblem(LabelProblem.Kind.UNKNOWN_POLICY, List.of(one.label.policy())));
                continue;
            }
            found.addAll(policy.get().problems(one.label));
            PolicyIdentifier.problem(policy.get(), one.policyUri).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private @Nullable MetadataLabel next() {
        return succession == null ? null : succession.successor();
    }

    private int length() {
        return succession == null ? 1 : 1 + succession.successor().length();
    }
}
