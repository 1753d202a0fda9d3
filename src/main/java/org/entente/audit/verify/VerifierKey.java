package org.entente.audit.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The public key of a log or of a witness, as {@code name+hash+key} (C2SP signed-note). Two are equal if their texts are. */
public final class VerifierKey {

    /** What a key signs. */
    public enum Kind {
        /** The log itself: plain Ed25519 over the text. */
        LOG(1),
        /** A witness: Ed25519 over the text with the time before it (C2SP tlog-cosignature, version 1). */
        WITNESS(4);

        private final byte type;

        Kind(int type) {
            this.type = (byte) type;
        }

        byte type() {
            return type;
        }
    }

    /** How a key stands to a note. */
    public enum Standing {
        /** No line of the note is by this key. */
        ABSENT,
        /** A line says that it is by this key, and is not. */
        WRONG,
        VALID
    }

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    /** The end of the year 9999; later times are no times of signing. */
    private static final long LATEST = 253_402_300_799L;

    private final String name;
    private final Kind kind;
    private final int hash;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, Kind kind, byte[] raw) {
        this.name = name;
        this.kind = kind;
        this.raw = raw;
        this.hash = hash(name, kind, raw);
        this.key = publicKey(raw);
    }

    /** @throws Unreadable if it is no key, or of a kind that signs neither logs nor cosignatures here */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || !Note.isName(parts[0])) {
            throw new Unreadable("A key is written name+hash+key");
        }
        byte[] typed = Note.base64(parts[2]);
        VerifierKey parsed = of(parts[0], kind(typed), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().toHexDigits(parsed.hash).equals(parts[1])) {
            throw new Unreadable("The hash in the key of " + parts[0] + " is not the hash of the key");
        }
        return parsed;
    }

    /** @throws Unreadable if the 32 bytes are no Ed25519 key, or the name is none */
    public static VerifierKey of(String name, Kind kind, byte[] raw) {
        if (raw.length != KEY_BYTES || !Note.isName(name)) {
            throw new Unreadable("An Ed25519 key has 32 bytes and a name without spaces and plus signs");
        }
        return new VerifierKey(name, kind, raw.clone());
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The first four bytes of the key's hash, by which signature lines name it. */
    public int hash() {
        return hash;
    }

    /** Whether this key signed the note. If one of several lines by it is wrong, so is the note. */
    public Standing standing(Note note) {
        Standing standing = Standing.ABSENT;
        for (Note.Signature signature : note.signatures()) {
            if (made(signature)) {
                if (!verifies(note.text(), signature.bytes())) {
                    return Standing.WRONG;
                }
                standing = Standing.VALID;
            }
        }
        return standing;
    }

    /** When this witness last cosigned the note; nothing if it did not, or if this is a log's key. */
    public Optional<Instant> cosignedAt(Note note) {
        if (kind != Kind.WITNESS || standing(note) != Standing.VALID) {
            return Optional.empty();
        }
        return note.signatures().stream()
                .filter(this::made)
                .map(signature ->
                        Instant.ofEpochSecond(ByteBuffer.wrap(signature.bytes()).getLong()))
                .max(Instant::compareTo);
    }

    /** Whether a signature line names this key, rightly or not. */
    boolean made(Note.Signature signature) {
        return signature.keyHash() == hash && signature.name().equals(name);
    }

    /** What a witness signs: the checkpoint's text with the time before it. */
    static String cosigned(String text, long seconds) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private boolean verifies(String text, byte[] signature) {
        if (kind == Kind.LOG) {
            return signature.length == SIGNATURE_BYTES && verifiesPlain(text, signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds >= 0
                && seconds <= LATEST
                && verifiesPlain(cosigned(text, seconds), Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    private boolean verifiesPlain(String text, byte[] signature) {
        try {
            java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The key was accepted before: what does not fit is the signature.
            return false;
        }
    }

    private static Kind kind(byte[] typed) {
        for (Kind kind : Kind.values()) {
            if (typed.length > 0 && typed[0] == kind.type) {
                return kind;
            }
        }
        throw new Unreadable("The key is of a type that is not known here");
    }

    static int hash(String name, Kind kind, byte[] raw) {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(named.length + 1 + raw.length)
                .put(named)
                .put(kind.type)
                .put(raw)
                .array();
        return ByteBuffer.wrap(new Hashing().plain(whole)).getInt();
    }

    private static PublicKey publicKey(byte[] raw) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509.length + raw.length)
                    .put(X509)
                    .put(raw)
                    .array();
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Unreadable("The key is no Ed25519 key");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The key as it is written, {@code name+hash+key}. */
    @Override
    public String toString() {
        byte[] typed =
                ByteBuffer.allocate(1 + raw.length).put(kind.type).put(raw).array();
        return name + "+" + HexFormat.of().toHexDigits(hash) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
