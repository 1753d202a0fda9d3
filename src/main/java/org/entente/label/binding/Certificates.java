package org.entente.label.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates of those whose signatures count, as they are kept: one in each file, X.509 in PEM. */
public final class Certificates {

    private Certificates() {}

    /**
     * All of a directory's {@code *.pem} and {@code *.crt}.
     *
     * @throws IOException if the directory cannot be read
     * @throws Unusable if a file in it is no certificate
     */
    public static List<X509Certificate> in(Path directory) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{pem,crt}")) {
            for (Path file : files) {
                certificates.add(of(file));
            }
        }
        return List.copyOf(certificates);
    }

    /** @throws Unusable if the file cannot be read, or is no certificate */
    public static X509Certificate of(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException | CertificateException | ClassCastException e) {
            throw new Unusable(file, e);
        }
    }

    /** A file that is to be a certificate and is none. */
    public static final class Unusable extends RuntimeException {

        private final Path file;

        Unusable(Path file, Exception cause) {
            super(file + " is not a certificate of X.509 in PEM that can be read", cause);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }
}
