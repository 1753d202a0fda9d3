package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.audit.sealing.TileTree.TileId;
import org.junit.jupiter.api.Test;

/** The edge that the sealer keeps, against the definition of the tree. */
class TileTreeTest {

    private final Map<TileId, byte[]> kept = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();

    @Test
    void treeThatGrowsByLotIsTheDefinedOneAtEachStep() {
        long seed = System.nanoTime();
        System.out.println("Trees that grow by lot (seed " + seed + ")");
        Random lot = new Random(seed);
        for (int step = 0; leaves.size() < 3000; step++) {
            grow(step % 7 == 0 ? 0 : 1 + lot.nextInt(300), lot);
            assertThat(new TileTree(leaves.size(), kept::get).root())
                    .as("root of %d", leaves.size())
                    .isEqualTo(ModelLog.root(leaves));
        }
    }

    @Test
    void treeOfThreeLevelsIsTheDefinedOne() {
        Random lot = new Random(7);
        for (int size : new int[] {65_535, 1, 1, 255, 257, 4_000}) {
            grow(size, lot);
            assertThat(new TileTree(leaves.size(), kept::get).root())
                    .as("root of %d", leaves.size())
                    .isEqualTo(ModelLog.root(leaves));
        }
        assertThat(kept.keySet().stream().mapToInt(TileId::level).max()).hasValue(2);
    }

    @Test
    void tileThatIsMissingOrTooShortIsNoEdge() {
        grow(700, new Random(1));
        kept.computeIfPresent(new TileId(0, 2), (tile, hashes) -> Arrays.copyOf(hashes, hashes.length - 32));
        assertThatThrownBy(() -> new TileTree(700, kept::get)).isInstanceOf(BrokenLog.class);
        kept.remove(new TileId(0, 2));
        assertThatThrownBy(() -> new TileTree(700, kept::get)).isInstanceOf(BrokenLog.class);
    }

    private void grow(int by, Random lot) {
        TileTree tree = new TileTree(leaves.size(), kept::get);
        for (int i = 0; i < by; i++) {
            byte[] data = new byte[32];
            lot.nextBytes(data);
            leaves.add(data);
            tree.append(Sha256.leaf(data));
        }
        Map<TileId, byte[]> changed = tree.changed();
        changed.forEach((tile, hashes) -> {
            byte[] before = kept.getOrDefault(tile, new byte[0]);
            assertThat(Arrays.copyOf(hashes, before.length))
                    .as("%s grows", tile)
                    .isEqualTo(before);
        });
        kept.putAll(changed);
    }
}
