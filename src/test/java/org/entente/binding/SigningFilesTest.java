package org.entente.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Period;
import org.entente.standalone.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and certificates as operators give them: what cannot be used stops the start and says which file. */
class SigningFilesTest {

    private static final Period TEN_YEARS = Period.ofYears(10);
    private static final SigningKeys.Pair ONE = SigningKeys.make();
    private static final SigningKeys.Pair OTHER = SigningKeys.make();

    @TempDir
    private Path directory;

    @Test
    void keyOfAnotherCertificateIsRefused() {
        assertRefused(settings(ONE.key(), OTHER.certificate(), ""), ONE.key().toString());
    }

    @Test
    void keyThatOthersCanReadIsRefused() throws IOException {
        Path open = Files.copy(ONE.key(), directory.resolve("open.pem"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(settings(open, ONE.certificate(), ""), "chmod 600");
    }

    @Test
    void keyWithoutItsCertificateAndWhatIsNeitherAreRefused() throws IOException {
        assertRefused(new BindingSettings(ONE.key().toString(), "", "", TEN_YEARS), "set both");
        assertRefused(new BindingSettings("", ONE.certificate().toString(), "", TEN_YEARS), "set both");
        Path text = Files.writeString(directory.resolve("text.pem"), "Not a key");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
        assertRefused(settings(text, ONE.certificate(), ""), text.toString());
        assertRefused(settings(ONE.key(), text, ""), text.toString());
        assertRefused(settings(directory.resolve("missing"), ONE.certificate(), ""), "missing");
    }

    @Test
    void directoryWithSomethingElseThanCertificatesIsRefused() throws IOException {
        Files.writeString(directory.resolve("partner.pem"), "Not a certificate");
        assertThatThrownBy(() -> SigningFiles.trusted(new BindingSettings("", "", directory.toString(), TEN_YEARS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("partner.pem");
        assertThatThrownBy(() -> SigningFiles.trusted(new BindingSettings("", "", directory + "/missing", TEN_YEARS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ENTENTE_BINDING_TRUST");
    }

    @Test
    void whatAnInstallationMakesForItselfCanBeUsedAndIsItsOwnersAlone() throws IOException {
        assertThat(SigningFiles.signer(settings(ONE.key(), ONE.certificate(), "")))
                .isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ONE.key())))
                .isEqualTo("rw-------");
        try (var files = Files.list(ONE.key().toAbsolutePath().getParent())) {
            assertThat(files).containsExactlyInAnyOrder(ONE.key(), ONE.certificate());
        }
        Files.copy(OTHER.certificate(), directory.resolve("other.crt"));
        assertThat(SigningFiles.trusted(new BindingSettings("", "", directory.toString(), TEN_YEARS)))
                .hasSize(1);
        assertThat(SigningFiles.signer(new BindingSettings("", "", "", TEN_YEARS)))
                .isEmpty();
    }

    private static BindingSettings settings(Path key, Path certificate, String trust) {
        return new BindingSettings(key.toString(), certificate.toString(), trust, TEN_YEARS);
    }

    private static void assertRefused(BindingSettings settings, String words) {
        assertThatThrownBy(() -> SigningFiles.signer(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(words);
    }
}
