package org.entente.audit.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public key of a witness, for cosignatures with a time (C2SP tlog-cosignature, {@code cosignature/v1}). */
public final class WitnessKey {

    /** How long the name of a key may be. */
    public static final int LONGEST_NAME = 100;

    private static final byte COSIGNATURE_V1 = 4;
    private static final int HASH_BYTES = 4;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e&&[^+]]{1," + LONGEST_NAME + "}");

    private final String name;
    private final byte[] hash;
    private final PublicKey key;
    private final String written;

    private WitnessKey(String name, byte[] hash, PublicKey key, String written) {
        this.name = name;
        this.hash = hash;
        this.key = key;
        this.written = written;
    }

    /**
     * @param written {@code name+hash+key}, as signed notes write keys
     * @throws IllegalArgumentException if this is no key of a witness
     */
    public static WitnessKey parse(String written) {
        String[] parts = written.strip().split("\\+", 3);
        if (parts.length != 3 || !NAME.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException("A key is written as name+hash+key");
        }
        byte[] typed = Ed25519.base64(parts[2]);
        if (typed.length != 1 + Ed25519.BYTES || typed[0] != COSIGNATURE_V1) {
            throw new IllegalArgumentException("This key is not made for cosignatures");
        }
        byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
        byte[] hash = Ed25519.keyHash(parts[0], COSIGNATURE_V1, key);
        if (!parts[1].equals(Ed25519.hex(hash))) {
            throw new IllegalArgumentException("The hash in the key is not that of the key");
        }
        return new WitnessKey(parts[0], hash, Ed25519.publicKey(key), written.strip());
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** The key as it is written. */
    public String written() {
        return written;
    }

    /** When this witness signed the text by this line of a note; empty if it did not. */
    Optional<Instant> cosigned(String text, String line) {
        String beginning = "— " + name + " ";
        if (!line.startsWith(beginning)) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Ed25519.base64(line.substring(beginning.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != HASH_BYTES + Long.BYTES + 64 || !Arrays.equals(hash, Arrays.copyOf(whole, HASH_BYTES))) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(whole).getLong(HASH_BYTES);
        byte[] signed = "cosignature/v1\ntime %d\n%s".formatted(seconds, text).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Arrays.copyOfRange(whole, HASH_BYTES + Long.BYTES, whole.length);
        return seconds > 0 && seconds < Instant.MAX.getEpochSecond() && Ed25519.verifies(key, signed, signature)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
