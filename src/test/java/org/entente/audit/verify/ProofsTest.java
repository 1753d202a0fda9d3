package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import io.codenotary.immudb.ImmudbProto;
import io.codenotary.immudb4j.crypto.CryptoUtils;
import io.codenotary.immudb4j.crypto.Root;
import io.codenotary.immudb4j.crypto.VerificationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Proofs made from tiles, judged by our code and by two others: sigstore-java for inclusion, immudb4j for consistency. What is
 * right is right for both, and what was altered for neither; and the proofs are those of the definition.
 */
class ProofsTest {

    private static final int PROOFS = 10_000;
    private static final int OF_ONE_LOG = 250;

    private final Random random = new Random(61_962);

    @Test
    void proofsOfInclusionAreJudgedAsBySigstore() {
        int proofs = 0;
        while (proofs < PROOFS) {
            ModelLog log = ModelLog.of(size(proofs), random);
            Tree tree = new Tree(Checkpoint.of(log.note(log.size())), log.tiles(log.size()));
            for (int i = 0; i < OF_ONE_LOG; i++, proofs++) {
                int at = 1 + random.nextInt(log.size());
                int index = random.nextInt(at);
                List<byte[]> proof = tree.inclusion(index, at);
                byte[] leaf = tree.leaf(index);
                byte[] root = tree.root(at);

                assertThat(leaf).isEqualTo(log.leaf(index));
                assertThat(root).isEqualTo(log.root(at));
                assertThat(proof).containsExactlyElementsOf(log.path(index, 0, at));
                assertThat(Proofs.included(leaf, index, at, proof, root)).isTrue();
                assertThat(sigstore(leaf, index, at, proof, root)).isTrue();

                List<byte[]> altered = altered(proof);
                assertThat(Proofs.included(leaf, index, at, altered, root)).isFalse();
                assertThat(sigstore(leaf, index, at, altered, root)).isFalse();
                // Sigstore's does not look whether a proof ends at the root, and now and then takes one for another
                // index.
                int other = random.nextInt(at);
                assertThat(Proofs.included(leaf, other, at, proof, root)).isEqualTo(other == index);
                assertThat(Proofs.included(leaf, index, at, proof, flipped(root)))
                        .isFalse();
                assertThat(sigstore(leaf, index, at, proof, flipped(root))).isFalse();
                assertThat(Proofs.included(flipped(leaf), index, at, proof, root))
                        .isFalse();
                assertThat(sigstore(flipped(leaf), index, at, proof, root)).isFalse();
            }
        }
    }

    @Test
    void proofsOfConsistencyAreJudgedAsByImmudb() {
        int proofs = 0;
        while (proofs < PROOFS) {
            ModelLog log = ModelLog.of(size(proofs), random);
            Tree tree = new Tree(Checkpoint.of(log.note(log.size())), log.tiles(log.size()));
            for (int i = 0; i < OF_ONE_LOG; i++, proofs++) {
                int second = 2 + random.nextInt(log.size() - 1);
                int first = 1 + random.nextInt(second - 1);
                List<byte[]> proof = tree.consistency(first, second);
                byte[] before = tree.root(first);
                byte[] after = tree.root(second);

                assertThat(proof).containsExactlyElementsOf(log.subproof(first, 0, second, true));
                assertThat(Proofs.consistent(first, second, proof, before, after))
                        .isTrue();
                assertThat(immudb(first, second, proof, before, after)).isTrue();

                List<byte[]> altered = altered(proof);
                assertThat(Proofs.consistent(first, second, altered, before, after))
                        .isFalse();
                assertThat(immudb(first, second, altered, before, after)).isFalse();
                assertThat(Proofs.consistent(first, second, proof, flipped(before), after))
                        .isFalse();
                assertThat(immudb(first, second, proof, flipped(before), after)).isFalse();
                assertThat(Proofs.consistent(first, second, proof, before, flipped(after)))
                        .isFalse();
                assertThat(immudb(first, second, proof, before, flipped(after))).isFalse();
                int other = 1 + random.nextInt(second - 1);
                boolean same = other == first;
                assertThat(Proofs.consistent(other, second, proof, before, after))
                        .isEqualTo(same);
                assertThat(immudb(other, second, proof, before, after)).isEqualTo(same);
            }
        }
    }

    @Test
    void theEmptyTreeAndTheSameTreeNeedNoProof() {
        ModelLog log = ModelLog.of(5, random);
        byte[] empty = log.root(0);
        byte[] root = log.root(5);

        assertThat(Proofs.consistent(0, 5, List.of(), empty, root)).isTrue();
        assertThat(Proofs.consistent(0, 5, List.of(), root, root)).isFalse();
        assertThat(Proofs.consistent(0, 5, List.of(root), empty, root)).isFalse();
        assertThat(Proofs.consistent(5, 5, List.of(), root, root)).isTrue();
        assertThat(Proofs.consistent(5, 5, List.of(), empty, root)).isFalse();
        assertThat(Proofs.consistent(5, 4, List.of(), root, root)).isFalse();
        assertThat(Proofs.included(root, 0, 0, List.of(), root)).isFalse();
        assertThat(Proofs.included(root, -1, 5, List.of(), root)).isFalse();
    }

    /** Mostly small, now and then around the width of a tile, once with a third level of tiles. */
    private int size(int proofs) {
        return switch (proofs / OF_ONE_LOG) {
            case 0 -> 66_000;
            case 1 -> 2;
            case 2 -> 255;
            case 3 -> 256;
            case 4 -> 257;
            case 5 -> 512;
            default -> 2 + random.nextInt(1_500);
        };
    }

    private List<byte[]> altered(List<byte[]> proof) {
        List<byte[]> altered = new ArrayList<>(proof);
        int place = proof.isEmpty() ? 0 : random.nextInt(proof.size());
        switch (proof.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> altered.add(place, ModelLog.bytes(32, random));
            case 1 -> altered.remove(place);
            case 2 -> altered.set(place, flipped(proof.get(place)));
            default -> altered.set(place, ModelLog.bytes(32, random));
        }
        return altered;
    }

    private byte[] flipped(byte[] hash) {
        byte[] flipped = hash.clone();
        flipped[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static boolean sigstore(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        try {
            InclusionProofVerifier.verify(leaf, index, size, proof, root);
            return true;
        } catch (InclusionProofVerificationException e) {
            return false;
        }
    }

    /** immudb counts by the last index instead of the size. */
    private static boolean immudb(long first, long second, List<byte[]> proof, byte[] before, byte[] after) {
        ImmudbProto.Proof.Builder built =
                ImmudbProto.Proof.newBuilder().setAt(second - 1).setRoot(ByteString.copyFrom(after));
        proof.forEach(hash -> built.addConsistencyPath(ByteString.copyFrom(hash)));
        try {
            CryptoUtils.verifyConsistency(built.build(), new Root("log", first - 1, before));
            return true;
        } catch (VerificationException e) {
            return false;
        }
    }
}
