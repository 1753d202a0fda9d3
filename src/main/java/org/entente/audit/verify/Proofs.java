package org.entente.audit.verify;

import java.security.MessageDigest;
import java.util.List;

/** Judges proofs that others made (RFC 9162, 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    /** Whether the leaf is in the tree at the index. */
    public static boolean included(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Hashing hashing = new Hashing();
        byte[] hash = leafHash;
        long node = index;
        long last = size - 1;
        for (byte[] sibling : proof) {
            if (last == 0 || sibling.length != Hashing.BYTES) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                hash = hashing.node(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                hash = hashing.node(hash, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the second tree continues the first; every tree continues the empty one. */
    public static boolean consistent(long first, long second, List<byte[]> proof, byte[] firstRoot, byte[] secondRoot) {
        Hashing hashing = new Hashing();
        if (first < 0 || second < first) {
            return false;
        }
        if (first == 0) {
            return proof.isEmpty() && MessageDigest.isEqual(firstRoot, hashing.plain(new byte[0]));
        }
        if (first == second) {
            return proof.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
        }
        if (proof.isEmpty() || proof.stream().anyMatch(hash -> hash.length != Hashing.BYTES)) {
            return false;
        }
        int trailing = Long.numberOfTrailingZeros(first);
        long node = (first - 1) >>> trailing;
        long last = (second - 1) >>> trailing;
        // A first tree that is a whole branch of the second is not told in the proof.
        boolean whole = Long.bitCount(first) == 1;
        byte[] before = whole ? firstRoot : proof.getFirst();
        byte[] after = before;
        for (byte[] sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                before = hashing.node(sibling, before);
                after = hashing.node(sibling, after);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                after = hashing.node(after, sibling);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && MessageDigest.isEqual(before, firstRoot) && MessageDigest.isEqual(after, secondRoot);
    }
}
