package org.entente.label.spif;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.entente.label.policy.SecurityPolicy;

/** The policies that the portal brings along. */
public final class ShippedPolicies {

    private static final List<String> NAMES = List.of("entente", "us-style", "tlp");

    private ShippedPolicies() {}

    /** The documents, the coalition's own first. */
    public static List<byte[]> documents() {
        return NAMES.stream().map(ShippedPolicies::document).toList();
    }

    /** The policies, each as its first edition. */
    public static List<SecurityPolicy> read() {
        return documents().stream().map(SpifReader::read).toList();
    }

    private static byte[] document(String name) {
        try (InputStream in = ShippedPolicies.class.getResourceAsStream("/policies/" + name + ".xml")) {
            if (in == null) {
                throw new IllegalStateException("The policy " + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
