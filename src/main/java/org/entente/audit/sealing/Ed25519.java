package org.entente.audit.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Public keys of Ed25519 as 32 bytes (RFC 8032), and the hashes that C2SP signed notes name keys by. */
final class Ed25519 {

    static final int BYTES = 32;

    // What stands before the 32 bytes of every such key in X.509 (RFC 8410).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** @throws IllegalArgumentException if these bytes are no key */
    static PublicKey publicKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(PREFIX.length + BYTES)
                            .put(PREFIX)
                            .put(key)
                            .array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These bytes are no Ed25519 key", e);
        }
    }

    static byte[] bytes(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }

    static boolean verifies(PublicKey key, byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The first four bytes of SHA-256 over name, line break, kind of signature and key (C2SP signed-note). */
    static byte[] keyHash(String name, byte type, byte[] key) {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(named.length + 1 + key.length)
                .put(named)
                .put(type)
                .put(key)
                .array();
        return Arrays.copyOf(Sha256.of(whole), 4);
    }

    /** @throws IllegalArgumentException if it is not the one way of writing some bytes in Base64 */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("This is another way of writing Base64 than the one that counts");
        }
        return bytes;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
