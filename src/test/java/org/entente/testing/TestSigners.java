package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.standalone.SigningKeys;

/** Who signs in tests: the portal, a partner whom it trusts, and anybody else. */
public final class TestSigners {

    private static final SigningKeys.Pair OWN = SigningKeys.make();
    private static final SigningKeys.Pair PARTNER = SigningKeys.make();
    private static final Path TRUST = trusting(PARTNER);

    private TestSigners() {}

    /** The portal's own. */
    public static SigningKeys.Pair own() {
        return OWN;
    }

    /** One whose signatures count. */
    public static SigningKeys.Pair partner() {
        return PARTNER;
    }

    /** The directory with the partner's certificate. */
    public static Path trust() {
        return TRUST;
    }

    private static Path trusting(SigningKeys.Pair partner) {
        try {
            Path directory = Files.createTempDirectory("entente-trust");
            Path certificate = Files.copy(partner.certificate(), directory.resolve("partner.pem"));
            directory.toFile().deleteOnExit();
            certificate.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
