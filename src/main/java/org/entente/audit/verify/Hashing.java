package org.entente.audit.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962 without a new object for each. For one thread. */
final class Hashing {

    /** Of a hash. */
    static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;
    private final byte[] leaf = new byte[1 + BYTES];
    private final byte[] node = new byte[1 + 2 * BYTES];

    Hashing() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        leaf[0] = LEAF;
        node[0] = NODE;
    }

    byte[] plain(byte[] bytes) {
        return sha256.digest(bytes);
    }

    /** The leaf hash of an entry whose salt and bytes stand one behind the other, put where {@code at} says. */
    void leaf(byte[] salt, byte[] of, int from, int length, byte[] to, int at) {
        sha256.update(salt, 0, salt.length);
        sha256.update(of, from, length);
        digest(leaf, 1);
        sha256.update(leaf, 0, leaf.length);
        digest(to, at);
    }

    /** The leaf hash of a commitment. */
    byte[] leaf(byte[] commitment) {
        System.arraycopy(commitment, 0, leaf, 1, BYTES);
        return sha256.digest(leaf);
    }

    byte[] node(byte[] left, byte[] right) {
        byte[] parent = new byte[BYTES];
        System.arraycopy(left, 0, node, 1, BYTES);
        System.arraycopy(right, 0, node, 1 + BYTES, BYTES);
        sha256.update(node, 0, node.length);
        digest(parent, 0);
        return parent;
    }

    /**
     * The root over hashes that stand one behind the other. What they stand in is overwritten.
     *
     * @param count a power of two
     */
    byte[] root(byte[] hashes, int count) {
        for (int left = count; left > 1; left /= 2) {
            for (int i = 0; i < left / 2; i++) {
                System.arraycopy(hashes, 2 * i * BYTES, node, 1, 2 * BYTES);
                sha256.update(node, 0, node.length);
                digest(hashes, i * BYTES);
            }
        }
        byte[] root = new byte[BYTES];
        System.arraycopy(hashes, 0, root, 0, BYTES);
        return root;
    }

    private void digest(byte[] to, int at) {
        try {
            sha256.digest(to, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("There is room for a hash", e);
        }
    }
}
