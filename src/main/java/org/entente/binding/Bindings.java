package org.entente.binding;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingHeader;
import org.entente.label.binding.BindingReader;
import org.entente.label.binding.BindingSigner;
import org.entente.label.binding.BindingWriter;
import org.entente.label.binding.BoundLabels;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.entente.relabelling.LabelFuture;
import org.jspecify.annotations.Nullable;

/**
 * Binds labels to what leaves the portal (ADatP-4778), signed if it has a key, and reads the bindings of what comes in. It knows no
 * objects and no rights: whoever calls it was given what is bound.
 */
public final class Bindings {

    /** The header of a response that carries the binding of its body. */
    public static final String HEADER = BindingHeader.NAME;

    /** How a file is called that holds the binding of the file beside it. */
    public static final String ENDING = ".bdo";

    /** The most that a header may take, in characters, so that no server on the way refuses the response. */
    private static final int LONGEST_HEADER = 24 << 10;

    /** The most bytes of a label that came and is to go on in a header, some day. */
    static final int LARGEST_LABEL = 8 << 10;

    private static final String NATION = "urn:entente:nation:";

    private final Policies policies;
    private final BindingWriter writer;
    private final BindingReader reader;
    private final @Nullable BindingSigner signer;
    private final Period review;
    private final Clock clock;

    /**
     * @param signer null to sign nothing
     * @param trusted the certificates of those whose signatures count
     * @param review how long after it was given a label is looked at again, where no day is set
     */
    Bindings(
            Policies policies,
            @Nullable BindingSigner signer,
            Collection<X509Certificate> trusted,
            Period review,
            Clock clock) {
        this.policies = policies;
        this.writer = new BindingWriter(new LabelWriter(policies));
        this.reader = new BindingReader(trusted);
        this.signer = signer;
        this.review = review;
        this.clock = clock;
    }

    /**
     * Binding information to stand beside a file.
     *
     * @param sha384 the digest of its bytes
     */
    public byte[] sidecar(GivenLabel label, String fileName, String mediaType, byte[] sha384) {
        return writer.sidecar(bound(label), fileName, mediaType, sha384, signer, clock.instant());
    }

    /** Binding information to stand beside content that is at hand. */
    public byte[] sidecarOf(GivenLabel label, String fileName, String mediaType, byte[] content) {
        return sidecar(label, fileName, mediaType, sha384(content));
    }

    private static byte[] sha384(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform brings SHA-384", e);
        }
    }

    /**
     * Binding information around XML.
     *
     * @throws UnreadableDocument if it is larger than 8 MiB, or than 200,000 elements
     */
    public byte[] around(GivenLabel label, byte[] xml) {
        return writer.encapsulate(bound(label), xml, signer, clock.instant());
    }

    /** The header that carries a binding; empty for a binding that is too large for one. */
    public static Optional<String> header(byte[] binding) {
        String value = BindingHeader.encode(binding);
        return value.length() > LONGEST_HEADER ? Optional.empty() : Optional.of(value);
    }

    /** The name of the file that a binding is of; empty if it holds its data within itself, or names no file. */
    static String fileName(ReadBinding binding) {
        try {
            // A plus is a plus in an address.
            return URLDecoder.decode(binding.uri().orElse("").replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Reads what came with something from elsewhere.
     *
     * @throws UnreadableDocument if it is not binding information that is taken
     */
    public ReadBinding read(byte[] binding) {
        return reader.read(binding, clock.instant());
    }

    // Whose the object was first says what it is; what it comes to here stands beside that, unless it is the same.
    private BoundLabels bound(GivenLabel given) {
        byte[] came = given.came();
        if (came == null) {
            return BoundLabels.of(metadata(MetadataLabel.Kind.ORIGINATOR, given));
        }
        BoundLabels labels = BoundLabels.asItCame(came);
        ConfidentialityLabel first =
                LabelReader.read(came).label().inForce(clock.instant()).label();
        return policies.of(first)
                        .map(policy -> policy.spelled(first))
                        .orElse(first)
                        .saysTheSameAs(given.label())
                ? labels
                : labels.with(metadata(MetadataLabel.Kind.ALTERNATIVE, given));
    }

    // Nations have no names in a directory: X.500 knows only codes of two letters, which a host organisation has not.
    private MetadataLabel metadata(MetadataLabel.Kind kind, GivenLabel given) {
        LabelFuture.Next next = given.future().next();
        LocalDate day = given.future().review();
        // ADatP-4774 wants a day of review wherever nothing says what follows.
        if (day == null && next == null) {
            day = LocalDate.ofInstant(given.at(), ZoneOffset.UTC).plus(review);
        }
        return new MetadataLabel(
                kind,
                given.label(),
                null,
                null,
                new MetadataLabel.Originator(
                        MetadataLabel.IdType.UNIFORM_RESOURCE_IDENTIFIER,
                        NATION + given.originator().value()),
                given.at(),
                day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                next == null
                        ? null
                        : new MetadataLabel.Succession(
                                next.at(),
                                metadata(kind, new GivenLabel(next.label(), given.originator(), given.at()))));
    }
}
