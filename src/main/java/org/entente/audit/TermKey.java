package org.entente.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of digests of terms, derived from the files' master key: whoever has the database alone has neither. */
final class TermKey {

    private static final Logger LOG = LoggerFactory.getLogger(TermKey.class);
    private static final String CONTEXT = "entente audit search terms";
    private static final int BYTES = 32;

    private TermKey() {}

    /**
     * @param masterKey the file; if it is not named, the one in the directory
     * @return without such a file, a key for this run of this portal: digests of other runs do not compare
     */
    static byte[] derive(String masterKey, String directory) {
        Path file = masterKey.isBlank() ? Path.of(directory, "master-key") : Path.of(masterKey);
        try {
            return KeyedTermDigest.hmac(Files.readAllBytes(file), CONTEXT);
        } catch (IOException e) {
            LOG.warn("Digests of terms compare within this run of the portal only: {} cannot be read", file);
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            return key;
        }
    }
}
