package org.entente.audit.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Merkle trees word by word as RFC 6962, section 2.1, defines them. Shares no code with what it checks. */
final class ModelLog {

    private ModelLog() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256().digest();
        }
        if (entries.size() == 1) {
            MessageDigest digest = sha256();
            digest.update((byte) 0);
            digest.update(entries.getFirst());
            return digest.digest();
        }
        int k = 1;
        while (k * 2 < entries.size()) {
            k *= 2;
        }
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(root(entries.subList(0, k)));
        digest.update(root(entries.subList(k, entries.size())));
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
