package org.entente.label;

import java.util.List;
import org.entente.label.policy.SecurityPolicy;

/** Reads the documents that policies come in. */
public interface PolicyDocuments {

    /** The largest document, in bytes. */
    int MOST_BYTES = 8 << 20;

    /**
     * The policy that a document states, as its first edition.
     *
     * @throws UnreadableDocument if it does not hold together, with the place and the reason
     */
    SecurityPolicy read(byte[] document);

    /**
     * As {@link #read}, of a document that is in force or was: what is asked of new ones only is not asked again, since labels were
     * made by it.
     *
     * @throws UnreadableDocument if it does not hold together
     */
    SecurityPolicy readKept(byte[] document);

    /** The documents of the policies that the portal brings along, the coalition's own first. */
    List<byte[]> shipped();
}
