package org.entente.label.binding;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding.Kind;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.ReadLabel;

/**
 * Reads binding information (ADatP-4778): one originator's label, at most one alternative, one object, and what holds them together: at
 * most one list of digests and at most one signature, or neither. As {@link BindingWriter} writes it, or as others do. Fetches
 * nothing.
 */
public final class BindingReader {

    private final List<X509Certificate> trusted;

    /**
     * @param trusted the certificates of those whose signatures count, themselves and not those who issued them; a key in a binding
     *     is used only if it is one of these
     */
    public BindingReader(Collection<X509Certificate> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Reads a binding, its label and, if there is one, its signature; whether the data is the one bound, {@link ReadBinding} says.
     *
     * @param now the time at which the signer's certificate has to hold
     * @throws UnreadableDocument if it is not such binding information, or its label is not understood
     */
    public ReadBinding read(byte[] document, Instant now) {
        BindingTree tree = BindingTree.read(document);
        BindingDigests digests = new BindingDigests(tree);
        byte[] label = BindingXml.canonical(tree.label());
        ReadLabel alternative = tree.alternative()
                .map(beside -> LabelReader.read(BindingXml.canonical(beside)))
                .orElse(null);
        return new ReadBinding(
                tree,
                digests,
                label,
                LabelReader.read(label),
                alternative,
                tree.signature()
                        .map(signature -> BindingSignature.check(signature, digests, trusted, now))
                        .orElseGet(() -> BindingFinding.of(Kind.NOT_SIGNED)));
    }

    /**
     * As {@link #read(byte[], Instant)}; takes no more from the stream than is accepted.
     *
     * @throws IOException if the stream cannot be read
     */
    public ReadBinding read(InputStream document, Instant now) throws IOException {
        return read(document.readNBytes(BindingXml.BOUNDS.bytes() + 1), now);
    }
}
