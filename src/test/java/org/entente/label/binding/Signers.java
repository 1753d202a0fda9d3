package org.entente.label.binding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates made for one run by the platform's own tool. */
public final class Signers {

    private static final String PASSWORD = "only-for-this-run";

    private Signers() {}

    public static BindingSigner elliptic(Path directory, String name) {
        return make(directory, name, List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
    }

    public static BindingSigner rsa(Path directory, String name) {
        return make(directory, name, List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "30"));
    }

    private static BindingSigner make(Path directory, String name, List<String> options) {
        Path store = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "signer",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(options);
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(tool.getInputStream().readAllBytes());
            if (tool.waitFor() != 0) {
                throw new AssertionError(told);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            return new BindingSigner((PrivateKey) keys.getKey("signer", PASSWORD.toCharArray()), (X509Certificate)
                    keys.getCertificate("signer"));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
