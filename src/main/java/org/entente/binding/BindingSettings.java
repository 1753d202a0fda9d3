package org.entente.binding;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who signs what leaves the portal, and whose signatures count on what comes in.
 *
 * @param key a file with the private key, PKCS #8 in PEM; without one, nothing is signed
 * @param certificate a file with its certificate, X.509 in PEM
 * @param trust a directory with the certificates of partners, in PEM; the portal's own counts too
 * @param review how long after a label was given it is to be looked at again, where its nation has set no day
 */
@ConfigurationProperties("entente.binding")
record BindingSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String certificate,
        @DefaultValue("") String trust,
        @DefaultValue("P10Y") Period review) {

    BindingSettings {
        if (review.isNegative() || review.isZero()) {
            throw new IllegalArgumentException("A label is looked at again after it was given: ENTENTE_BINDING_REVIEW");
        }
    }
}
