package org.entente.audit.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log's secrets, in one file that only its owner can read: an Ed25519 key in the form of C2SP signed notes, which signs
 * checkpoints, its public half, and a key for HMAC-SHA-256, which vouches that an entry came through the portal.
 */
public final class LogKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeys.class);

    // A group may read it, since platforms that mount secrets often leave no other way; they warn.
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private static final byte ED25519 = 1;
    private static final int HASH_BYTES = 4;
    private static final int HMAC_BYTES = 32;
    private static final String PRIVATE = "PRIVATE+KEY";
    private static final String HMAC = "HMAC+KEY";
    private static final String ALGORITHM = "Ed25519";

    private final String name;
    private final byte[] hash;
    private final PrivateKey signer;
    private final PublicKey verifier;
    private final String verifierKey;
    private final SecretKeySpec hmac;

    private LogKeys(List<String> lines) throws GeneralSecurityException {
        if (lines.size() < 3) {
            throw new IllegalArgumentException("it does not have three lines");
        }
        String[] secret = lines.get(0).split("\\+", 5);
        String[] open = lines.get(1).split("\\+", 3);
        String[] vouching = lines.get(2).split("\\+", 3);
        if (secret.length != 5 || open.length != 3 || !lines.get(0).startsWith(PRIVATE + "+")) {
            throw new IllegalArgumentException("its first two lines are not the key of a signed note");
        }
        if (vouching.length != 3 || !lines.get(2).startsWith(HMAC + "+")) {
            throw new IllegalArgumentException("its third line is not a key for HMAC");
        }
        byte[] seed = keyBytes(secret[4]);
        byte[] key = keyBytes(open[2]);
        name = open[0];
        hash = hash(name, key);
        signer = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        verifier = Ed25519.publicKey(key);
        verifierKey = lines.get(1);
        byte[] secretBytes = Ed25519.base64(vouching[2]);
        if (secretBytes.length != HMAC_BYTES) {
            throw new IllegalArgumentException("its key for HMAC does not have %d bytes".formatted(HMAC_BYTES));
        }
        hmac = new SecretKeySpec(secretBytes, "HmacSHA256");
        if (!secret[2].equals(name)
                || !secret[3].equals(Ed25519.hex(hash))
                || !open[1].equals(secret[3])
                || !Ed25519.verifies(verifier, hash, sign(hash))) {
            throw new IllegalArgumentException("its keys do not belong to each other");
        }
    }

    /**
     * @throws IllegalStateException if the file cannot be read, others than its owner and its group may, or it does not hold keys; says
     *     why, and no secret
     */
    public static LogKeys read(Path file) {
        try {
            judgeMode(file);
            return new LogKeys(Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException("The audit log's key cannot be read: " + e, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The file with the audit log's key, %s, cannot be used: %s".formatted(file, e.getMessage()));
        }
    }

    /** Makes the file unless it is there. Of several nodes that do so at once, one has its way. */
    public static void make(Path file, String name) {
        try {
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(directory);
            Path made = Files.createTempFile(
                    directory,
                    ".audit-key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                write(made, text(name));
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException e) {
                // Another node was first.
            } finally {
                Files.delete(made);
            }
            // What is signed with a key that a power cut takes away can never be gone on with.
            try (FileChannel self = FileChannel.open(directory)) {
                self.force(true);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The audit log's key cannot be made: " + e, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void judgeMode(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        if (!Collections.disjoint(mode, OF_OTHERS)) {
            throw new IllegalArgumentException(
                    "its mode is %s, so that others have the log's secrets; make it 0600, and if anybody read it, the key is lost"
                            .formatted(PosixFilePermissions.toString(mode)));
        }
        if (mode.contains(PosixFilePermission.GROUP_READ)) {
            LOG.warn("The audit log's key in {} can be read by the group of the file; make its mode 0600", file);
        }
    }

    /** The log's origin. */
    public String name() {
        return name;
    }

    /** The public half, as C2SP signed notes write it: for those who witness or verify. */
    public String verifierKey() {
        return verifierKey;
    }

    /** A key for another purpose: 32 bytes that tell nothing of this one, the same each time. */
    public byte[] derive(String purpose) {
        return vouch(purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** The line of a signed note that signs this text, which ends in a line break. */
    String signatureLine(String text) {
        byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(HASH_BYTES + signature.length)
                .put(hash)
                .put(signature)
                .array();
        return "— %s %s\n".formatted(name, Base64.getEncoder().encodeToString(whole));
    }

    /** Whether a line of a note is this key's, and signs the text. */
    boolean signed(String text, String line) {
        String beginning = "— " + name + " ";
        if (!line.startsWith(beginning)) {
            return false;
        }
        byte[] whole;
        try {
            whole = Ed25519.base64(line.substring(beginning.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return whole.length > HASH_BYTES
                && Arrays.equals(hash, Arrays.copyOf(whole, HASH_BYTES))
                && Ed25519.verifies(
                        verifier,
                        text.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(whole, HASH_BYTES, whole.length));
    }

    /** Vouches for bytes. */
    byte[] vouch(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hmac);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform brings HmacSHA256", e);
        }
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(signer);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit log's key does not sign", e);
        }
    }

    private static String text(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] key = Ed25519.bytes(pair.getPublic());
            byte[] vouching = new byte[HMAC_BYTES];
            new SecureRandom().nextBytes(vouching);
            String hash = Ed25519.hex(hash(name, key));
            return "%s+%s+%s+%s\n%s+%s+%s\n%s+%s\n"
                    .formatted(
                            PRIVATE,
                            name,
                            hash,
                            typed(seed),
                            name,
                            hash,
                            typed(key),
                            HMAC,
                            Base64.getEncoder().encodeToString(vouching));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform brings Ed25519", e);
        }
    }

    private static byte[] hash(String name, byte[] key) {
        return Ed25519.keyHash(name, ED25519, key);
    }

    private static String typed(byte[] key) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(1 + key.length)
                        .put(ED25519)
                        .put(key)
                        .array());
    }

    private static byte[] keyBytes(String encoded) {
        byte[] typed = Ed25519.base64(encoded);
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new IllegalArgumentException("it holds no Ed25519 key");
        }
        return Arrays.copyOfRange(typed, 1, typed.length);
    }
}
