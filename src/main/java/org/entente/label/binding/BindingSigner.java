package org.entente.label.binding;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Who signs bindings. Signs with ECDSA-SHA256 or RSA-SHA256, as the key is.
 *
 * @param certificate goes into the binding and tells readers which of their trusted keys to check with
 */
public record BindingSigner(PrivateKey key, X509Certificate certificate) {

    private static final int SHORTEST_RSA = 2048;
    private static final int SHORTEST_EC = 256;

    /** @throws IllegalArgumentException if the key is not an elliptic one of 256 bits or an RSA one of 2,048, or longer */
    public BindingSigner {
        if (!isStrong(certificate)) {
            throw new IllegalArgumentException(
                    "A binding is signed with an elliptic key of 256 bits or an RSA key of 2,048 bits, or a longer one");
        }
    }

    static boolean isStrong(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case ECPublicKey key -> key.getParams().getOrder().bitLength() >= SHORTEST_EC;
            case RSAPublicKey key -> key.getModulus().bitLength() >= SHORTEST_RSA;
            default -> false;
        };
    }

    String method() {
        return method(certificate);
    }

    static String method(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof ECPublicKey ? BindingXml.ECDSA_SHA256 : BindingXml.RSA_SHA256;
    }
}
