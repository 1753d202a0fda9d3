package org.entente.audit.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A witness as anybody may build one from C2SP tlog-cosignature. Shares no code with what it is tried on. */
final class TestWitness {

    private final String name;
    private final KeyPair pair;
    private final byte[] hash;

    TestWitness(String name) throws GeneralSecurityException {
        this.name = name;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var digest = ModelLog.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        this.hash = Arrays.copyOf(digest.digest(typedKey()), 4);
    }

    String key() {
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(hash),
                        Base64.getEncoder().encodeToString(typedKey()));
    }

    /** A signed checkpoint with this witness's line after the log's. */
    String cosigned(String note, Instant at) throws GeneralSecurityException {
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        String logs = note.substring(text.length() + 1, note.indexOf('\n', text.length() + 1) + 1);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(
                ("cosignature/v1\ntime " + at.getEpochSecond() + "\n" + text).getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                .put(hash)
                .putLong(at.getEpochSecond())
                .put(signature.sign())
                .array();
        return text + "\n" + logs + "— " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    private byte[] typedKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = 4;
        return typed;
    }
}
