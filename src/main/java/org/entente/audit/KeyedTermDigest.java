package org.entente.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** HMAC-SHA-256 under a key that is not in the database. */
@Component
class KeyedTermDigest implements TermDigest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final Supplier<byte[]> key;

    KeyedTermDigest(
            @Value("${entente.files.master-key:}") String masterKey,
            @Value("${entente.files.directory:}") String directory) {
        // Read when it is first used: a new installation makes the file while it starts.
        this.key = SingletonSupplier.of(() -> TermKey.derive(masterKey, directory));
    }

    @Override
    public String of(String term) {
        byte[] digest = hmac(key.get(), term.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
