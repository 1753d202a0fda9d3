package org.entente.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.audit.sealing.LogKeys;
import org.springframework.stereotype.Component;

/** HMAC-SHA-256 under a key that comes from the log's own, which is not in the database. */
@Component
class KeyedTermDigest implements TermDigest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private static final String PURPOSE = "entente audit search terms";

    private final byte[] key;

    KeyedTermDigest(LogKeys keys) {
        this.key = keys.derive(PURPOSE);
    }

    @Override
    public String of(String term) {
        byte[] digest = hmac(key, term.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
