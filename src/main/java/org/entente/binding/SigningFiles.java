package org.entente.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.label.binding.BindingSigner;
import org.entente.label.binding.Certificates;

/**
 * Keys and certificates as operators give them: files in PEM. What cannot be used stops the portal at its start, with the file and
 * the reason, rather than leaving exports unsigned or signatures uncounted.
 */
final class SigningFiles {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final byte[] PROOF = "entente".getBytes(StandardCharsets.US_ASCII);

    private SigningFiles() {}

    /** @throws IllegalStateException if there is something, and it is not a key with its certificate */
    static Optional<BindingSigner> signer(BindingSettings settings) {
        if (settings.key().isBlank() && settings.certificate().isBlank()) {
            return Optional.empty();
        }
        if (settings.key().isBlank() || settings.certificate().isBlank()) {
            throw new IllegalStateException(
                    "A key signs with its certificate: set both ENTENTE_BINDING_KEY and ENTENTE_BINDING_CERTIFICATE, or neither.");
        }
        Path keyFile = Path.of(settings.key());
        Path certificateFile = Path.of(settings.certificate());
        X509Certificate certificate = certificate(certificateFile);
        try {
            PrivateKey key = key(keyFile, certificate.getPublicKey());
            requirePair(key, certificate);
            return Optional.of(new BindingSigner(key, certificate));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s is not the key of %s: ENTENTE_BINDING_KEY takes PKCS #8 in PEM, not encrypted, elliptic of 256 bits or RSA of 2,048, or longer."
                            .formatted(keyFile, certificateFile),
                    e);
        }
    }

    /** @throws IllegalStateException if the directory cannot be read, or holds what is no certificate */
    static List<X509Certificate> trusted(BindingSettings settings) {
        if (settings.trust().isBlank()) {
            return List.of();
        }
        try {
            return Certificates.in(Path.of(settings.trust()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory %s cannot be read: ENTENTE_BINDING_TRUST names one with certificates in PEM."
                            .formatted(settings.trust()),
                    e);
        } catch (Certificates.Unusable e) {
            throw new IllegalStateException("%s: ENTENTE_BINDING_TRUST.".formatted(e.getMessage()), e);
        }
    }

    private static X509Certificate certificate(Path file) {
        try {
            return Certificates.of(file);
        } catch (Certificates.Unusable e) {
            throw new IllegalStateException("%s: ENTENTE_BINDING_CERTIFICATE.".formatted(e.getMessage()), e);
        }
    }

    private static PrivateKey key(Path file, PublicKey kin) throws IOException, GeneralSecurityException {
        Set<PosixFilePermission> more = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        more.removeAll(OWNER);
        if (!more.isEmpty()) {
            throw new IllegalStateException(
                    "The key that signs, %s, can be read by others than its owner. Take that away: chmod 600."
                            .formatted(file));
        }
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new GeneralSecurityException("No private key in PKCS #8");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(kin.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        Signature proof = Signature.getInstance(
                certificate.getPublicKey() instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA");
        proof.initSign(key);
        proof.update(PROOF);
        byte[] signature = proof.sign();
        proof.initVerify(certificate.getPublicKey());
        proof.update(PROOF);
        if (!proof.verify(signature)) {
            throw new GeneralSecurityException("The key is not the certificate's");
        }
    }
}
