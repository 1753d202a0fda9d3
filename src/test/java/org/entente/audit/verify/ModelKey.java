package org.entente.audit.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Signs notes as the specifications of C2SP say, with nothing of what is tested. */
final class ModelKey {

    private final String name;
    private final byte type;
    private final KeyPair pair;

    private ModelKey(String name, int type) {
        this.name = name;
        this.type = (byte) type;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelKey log(String name) {
        return new ModelKey(name, 1);
    }

    static ModelKey witness(String name) {
        return new ModelKey(name, 4);
    }

    String name() {
        return name;
    }

    String text() {
        StringBuilder hex = new StringBuilder();
        for (byte one : hash()) {
            hex.append("%02x".formatted(one));
        }
        return name + "+" + hex + "+" + base64(joined(new byte[] {type}, raw()));
    }

    VerifierKey verifier() {
        return VerifierKey.parse(text());
    }

    /** A log's signature. */
    String line(String body) {
        return line(hash(), signature(body));
    }

    /** A witness's. */
    String line(String body, long seconds) {
        byte[] time = ByteBuffer.allocate(8).putLong(seconds).array();
        return line(hash(), time, signature("cosignature/v1\ntime " + seconds + "\n" + body));
    }

    private String line(byte[]... parts) {
        return "— " + name + " " + base64(joined(parts)) + "\n";
    }

    private byte[] signature(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] raw() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private byte[] hash() {
        try {
            byte[] whole = joined((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type}, raw());
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(whole), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
