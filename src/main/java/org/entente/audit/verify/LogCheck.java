package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a whole log: every entry, every tile, and the newest checkpoint against all that were signed before. */
public final class LogCheck {

    /**
     * An entry as it is stored.
     *
     * @param salt 16 bytes
     * @param bytes what was sealed, byte by byte
     */
    public record Entry(long index, byte[] salt, byte[] bytes) {}

    private final VerifierKey log;
    private final List<VerifierKey> witnesses;
    private final Tiles tiles;

    /** @param witnesses whose cosignatures are verified; lines of others are not looked at */
    public LogCheck(VerifierKey log, List<VerifierKey> witnesses, Tiles tiles) {
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
        this.tiles = tiles;
    }

    /**
     * What is not proved, ascending by index; nothing if all is. Whatever the tiles' source throws comes through.
     *
     * @param newest the checkpoint that everything is checked against
     * @param kept checkpoints signed before, such as each witness's last one
     * @param entries all that the newest checkpoint covers, and no more, ascending from 0
     * @param most after so many findings the check ends
     */
    public List<Finding> findings(Note newest, List<Note> kept, Iterator<Entry> entries, int most) {
        Set<Finding> findings = new LinkedHashSet<>();
        Checkpoint checkpoint = checkpoint(newest, "The checkpoint", findings);
        if (checkpoint == null) {
            return List.copyOf(findings);
        }
        List<History.Kept> seen = new ArrayList<>();
        for (Note note : kept) {
            Checkpoint before = checkpoint(note, "A checkpoint that was kept", findings);
            if (before != null) {
                seen.add(new History.Kept(before, whose(note)));
            }
        }
        History history = new History(checkpoint, seen, tiles);
        Tree tree = history.proved();
        findings.addAll(history.findings());
        entries(tree, checkpoint.size(), entries, most, findings);
        return findings.stream().sorted().toList();
    }

    private @Nullable Checkpoint checkpoint(Note note, String what, Set<Finding> findings) {
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            findings.addAll(Signatures.problems(note, checkpoint, log, witnesses, what));
            return log.standing(note) == VerifierKey.Standing.VALID
                            && checkpoint.origin().equals(log.name())
                    ? checkpoint
                    : null;
        } catch (Unreadable e) {
            findings.add(new Finding(0, Problem.NOT_SIGNED, what + " cannot be read: " + e.getMessage()));
            return null;
        }
    }

    private String whose(Note note) {
        return witnesses.stream()
                .filter(witness -> witness.standing(note) == VerifierKey.Standing.VALID)
                .map(witness -> "witness " + witness.name())
                .findFirst()
                .orElse("whoever kept a checkpoint");
    }

    private static void entries(Tree tree, long size, Iterator<Entry> entries, int most, Set<Finding> findings) {
        Hashing hashing = new Hashing();
        byte[] leaf = new byte[Hashing.BYTES];
        Order order = new Order();
        while (entries.hasNext() && findings.size() < most) {
            Entry entry = entries.next();
            order.next(entry.index(), size).ifPresent(findings::add);
            if (entry.index() >= 0 && entry.index() < tree.size()) {
                hashing.leaf(entry.salt(), entry.bytes(), 0, entry.bytes().length, leaf, 0);
                try {
                    if (!Arrays.equals(leaf, tree.leaf(entry.index()))) {
                        findings.add(Order.altered(entry.index()));
                    }
                } catch (NotProved e) {
                    findings.add(e.finding());
                }
            }
        }
        if (findings.size() < most) {
            order.end(size).ifPresent(findings::add);
        }
    }
}
