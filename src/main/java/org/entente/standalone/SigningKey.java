package org.entente.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * The key with which an installation signs what leaves it, and a certificate of its own making: made at first use by the platform's
 * own tool, in two files that only the owner can read.
 */
final class SigningKey {

    private static final String KEY = "binding-key.pem";
    private static final String CERTIFICATE = "binding-certificate.pem";
    private static final String ALIAS = "signer";
    private static final String PASSWORD = "ENTENTE_SIGNING_STORE";
    private static final int DAYS = 3650;

    private final Secrets secrets;

    SigningKey(Secrets secrets) {
        this.secrets = secrets;
    }

    Path key() {
        return secrets.file(KEY);
    }

    Path certificate() {
        return secrets.file(CERTIFICATE);
    }

    /** Makes both, unless they are there. */
    void make() {
        if (Files.exists(key()) && Files.exists(certificate())) {
            return;
        }
        Path store = secrets.file(".binding-store.new");
        String password = secrets.random();
        try {
            Files.deleteIfExists(store);
            generate(store, password);
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                made.load(in, password.toCharArray());
            }
            byte[] key = made.getKey(ALIAS, password.toCharArray()).getEncoded();
            Secrets.write(
                    certificate(), pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
            Secrets.write(key(), pem("PRIVATE KEY", key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform brings PKCS #12", e);
        } finally {
            remove(store);
        }
    }

    // The password, of a store that lives for a moment, stands on no command line.
    private static void generate(Path store, String password) throws IOException {
        ProcessBuilder tool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-validity",
                        Integer.toString(DAYS),
                        "-dname",
                        "CN=Entente",
                        "-storetype",
                        "PKCS12",
                        "-storepass:env",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true);
        tool.environment().put(PASSWORD, password);
        Process process = tool.start();
        String told = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("The key that signs could not be made: " + told.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while the key that signs was made", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded), what);
    }

    private static void remove(Path store) {
        try {
            Files.deleteIfExists(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
