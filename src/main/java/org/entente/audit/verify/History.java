package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest checkpoint held against those that were signed before it. */
final class History {

    /**
     * A checkpoint that somebody kept.
     *
     * @param whose who saw it, as the findings call them
     */
    record Kept(Checkpoint checkpoint, String whose) {}

    private final Checkpoint newest;
    private final Tiles tiles;
    private final List<Kept> kept;
    private final List<Finding> findings = new ArrayList<>();

    History(Checkpoint newest, List<Kept> kept, Tiles tiles) {
        this.newest = newest;
        this.tiles = tiles;
        this.kept = kept.stream()
                .sorted(Comparator.comparingLong(one -> one.checkpoint().size()))
                .toList();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The largest tree that holds: the newest one, or where its tiles do not, one that was kept; in the end the empty one. */
    Tree proved() {
        Tree whole = tree(newest, tiles);
        if (whole != null) {
            compare(whole);
            return whole;
        }
        for (Kept one : kept.reversed()) {
            Tree before = one.checkpoint().size() <= newest.size() ? tree(one.checkpoint(), narrowed()) : null;
            if (before != null) {
                // What it proves is proved: the doubt begins behind it.
                findings.replaceAll(finding -> new Finding(before.size(), finding.problem(), finding.words()));
                return before;
            }
        }
        return Tree.empty();
    }

    private void compare(Tree whole) {
        long agreed = 0;
        for (Kept one : kept) {
            Checkpoint checkpoint = one.checkpoint();
            String seen = one.whose() + " at size " + checkpoint.size();
            try {
                if (checkpoint.size() > whole.size()) {
                    findings.add(
                            new Finding(
                                    whole.size(),
                                    Problem.SHORTER,
                                    "The log has " + whole.size() + " entries and was seen by " + seen
                                            + ": it was cut, or restored from an old backup, unless this is from before that was signed"));
                } else if (checkpoint.hasRoot(whole.root(checkpoint.size()))) {
                    agreed = checkpoint.size();
                } else {
                    findings.add(new Finding(
                            agreed,
                            Problem.FORKED,
                            "The log forked: the tree of " + whole.size()
                                    + " entries does not continue what was seen by " + seen));
                }
            } catch (NotProved e) {
                findings.add(e.finding());
            }
        }
    }

    private @Nullable Tree tree(Checkpoint checkpoint, Tiles of) {
        try {
            return new Tree(checkpoint, of);
        } catch (NotProved e) {
            if (checkpoint == newest) {
                findings.add(e.finding());
            }
            return null;
        }
    }

    /** Tiles of a smaller tree are the beginnings of those of a larger one. */
    private Tiles narrowed() {
        return (level, number, width) -> {
            int wide = TileName.in(newest.size(), level, number).width();
            byte[] tile = tiles.tile(level, number, wide);
            return tile == null || tile.length != wide * Hashing.BYTES
                    ? null
                    : Arrays.copyOf(tile, width * Hashing.BYTES);
        };
    }
}
