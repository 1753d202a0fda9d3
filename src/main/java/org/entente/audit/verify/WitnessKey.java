package org.entente.audit.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A witness's own key: a file of two lines, which nobody but its owner may read. */
final class WitnessKey {

    private static final String START = "PRIVATE+KEY+";
    /** What stands before the seed of an Ed25519 key in its PKCS 8 form (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int MOST_BYTES = 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final VerifierKey verifier;
    private final PrivateKey key;

    private WitnessKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /** Makes a key, and the file that must not be there yet. */
    static VerifierKey make(String name, Path file) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
        byte[] encoded = pair.getPublic().getEncoded();
        VerifierKey verifier = VerifierKey.of(
                name, VerifierKey.Kind.WITNESS, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        byte[] typed = ByteBuffer.allocate(1 + seed.length)
                .put(VerifierKey.Kind.WITNESS.type())
                .put(seed)
                .array();
        String text = START + name + "+" + HexFormat.of().toHexDigits(verifier.hash()) + "+"
                + Base64.getEncoder().encodeToString(typed) + "\n" + verifier + "\n";
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNER));
                var out = Channels.newOutputStream(channel)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        return verifier;
    }

    /** @throws Unreadable if others may read it, or it holds no witness's key */
    static WitnessKey read(Path file) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new Unreadable("The key file may be read by others than its owner: chmod 600 " + file);
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        List<String> lines = Note.text(bytes).lines().toList();
        if (lines.size() != 2 || !lines.getFirst().startsWith(START)) {
            throw new Unreadable("A key file has two lines: the private key and the public one");
        }
        String[] parts = lines.getFirst().substring(START.length()).split("\\+", 3);
        VerifierKey verifier = VerifierKey.parse(lines.getLast());
        byte[] typed = Note.base64(parts[parts.length - 1]);
        if (verifier.kind() != VerifierKey.Kind.WITNESS
                || !parts[0].equals(verifier.name())
                || typed.length != 33
                || typed[0] != VerifierKey.Kind.WITNESS.type()) {
            throw new Unreadable("The key file holds no witness's key, or two different ones");
        }
        WitnessKey key = new WitnessKey(verifier, privateKey(Arrays.copyOfRange(typed, 1, typed.length)));
        Note tried = new Note("tried\n", List.of(key.cosign("tried\n", Instant.EPOCH)));
        if (verifier.standing(tried) != VerifierKey.Standing.VALID) {
            throw new Unreadable("The two keys of the key file do not belong together");
        }
        return key;
    }

    VerifierKey verifier() {
        return verifier;
    }

    /** This witness's line under a checkpoint. */
    Note.Signature cosign(String text, Instant at) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(VerifierKey.cosigned(text, at.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                    .putLong(at.getEpochSecond())
                    .put(signature)
                    .array();
            return new Note.Signature(verifier.name(), verifier.hash(), timed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key signed before", e);
        }
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            byte[] encoded = ByteBuffer.allocate(PKCS8.length + seed.length)
                    .put(PKCS8)
                    .put(seed)
                    .array();
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Unreadable("The key file holds no Ed25519 key");
        }
    }
}
