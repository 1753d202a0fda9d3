package org.entente.label.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.MetadataLabel;
import org.entente.label.xml.ReadLabel;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Binding information as it was read. What it says is to be believed as far as its {@link BindingReport} goes: ask for that
 * first.
 */
public final class ReadBinding {

    private final BindingTree tree;
    private final BindingDigests digests;
    private final byte[] labelXml;
    private final ReadLabel label;
    private final @Nullable ReadLabel alternative;
    private final BindingFinding signatureFinding;

    ReadBinding(
            BindingTree tree,
            BindingDigests digests,
            byte[] labelXml,
            ReadLabel label,
            @Nullable ReadLabel alternative,
            BindingFinding signatureFinding) {
        if (label.label().kind() != MetadataLabel.Kind.ORIGINATOR) {
            throw new UnreadableDocument(0, 0, "The label that is bound is not the originator's");
        }
        if (alternative != null && alternative.label().kind() != MetadataLabel.Kind.ALTERNATIVE) {
            throw new UnreadableDocument(0, 0, "The label beside the originator's is not an alternative one");
        }
        this.tree = tree;
        this.digests = digests;
        this.labelXml = labelXml;
        this.label = label;
        this.alternative = alternative;
        this.signatureFinding = signatureFinding;
    }

    /** The label, as it was read; whether a policy knows it is not asked. */
    public ReadLabel label() {
        return label;
    }

    /** The originator's label as the binding has it: in exclusive canonical form, which its digest is of. */
    public byte[] labelXml() {
        return labelXml.clone();
    }

    /** The label beside the originator's, as it was read; what it says is its writer's word alone. */
    public Optional<ReadLabel> alternative() {
        return Optional.ofNullable(alternative);
    }

    /** What there is to say before the data is seen: of the labels, then of the signature. */
    public List<BindingFinding> findings() {
        return List.of(digests.ofLabels(), signatureFinding);
    }

    /** Whether the binding has a digest of its data. Without one nothing but its name says which data it is of, and a person decides. */
    public boolean checksData() {
        return digests.checksData();
    }

    /** Who signed label and data, if somebody whom the reader trusts did. */
    public Optional<String> signer() {
        return checksData() && signatureFinding.isSigned()
                ? Optional.of(signatureFinding.details().getFirst())
                : Optional.empty();
    }

    /** Where the data is, for a file beside the binding: as the binding has it, never to be followed unseen. */
    public Optional<String> uri() {
        return tree.encapsulated().isPresent() ? Optional.empty() : Optional.of(tree.uri());
    }

    /** The media type, for a file beside the binding; may be empty. */
    public Optional<String> contentType() {
        return tree.encapsulated().isPresent() ? Optional.empty() : Optional.of(tree.contentType());
    }

    /** The XML that is encapsulated, in canonical form, if that is how it is bound. */
    public Optional<byte[]> encapsulated() {
        return tree.encapsulated().map(BindingXml::canonical);
    }

    /**
     * Checks the binding of XML that it encapsulates.
     *
     * @throws IllegalStateException if it encapsulates none
     */
    public BindingReport check() {
        Element data = tree.encapsulated()
                .orElseThrow(() -> new IllegalStateException("The data stands beside the binding: give it"));
        return report(digests.ofData(data));
    }

    /**
     * Checks the binding of a file that stands beside it.
     *
     * @param data read to its end and closed
     * @throws IllegalStateException if the binding encapsulates its data, so that this is not it
     * @throws IOException if the data cannot be read
     */
    public BindingReport check(InputStream data) throws IOException {
        if (tree.encapsulated().isPresent()) {
            throw new IllegalStateException("The binding has its data within itself");
        }
        return report(digests.ofFile(BindingXml.digest(data)));
    }

    /**
     * Checks the binding of a file that stands beside it and was read already.
     *
     * @param sha384 the digest of its bytes
     * @throws IllegalStateException if the binding encapsulates its data, so that this is not it
     */
    public BindingReport check(byte[] sha384) {
        if (tree.encapsulated().isPresent()) {
            throw new IllegalStateException("The binding has its data within itself");
        }
        return report(digests.ofFile(sha384));
    }

    private BindingReport report(BindingFinding data) {
        return new BindingReport(List.of(data, digests.ofLabels(), signatureFinding));
    }
}
