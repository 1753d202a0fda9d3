package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Checks a bundle against what whoever checks it trusts: keys, and checkpoints that were kept. */
final class BundleCheck {

    private final Bundle bundle;
    private final Trust trust;
    private final Checkpoint checkpoint;
    private final Set<Finding> findings = new LinkedHashSet<>();

    /**
     * What is trusted.
     *
     * @param logKey null if the bundle's own must do, which then proves nothing by itself
     * @param checkpoints by the names of their files
     */
    record Trust(@Nullable VerifierKey logKey, List<VerifierKey> witnesses, Map<String, Note> checkpoints) {}

    private BundleCheck(Bundle bundle, Trust trust) {
        this.bundle = bundle;
        this.trust = trust;
        this.checkpoint = Checkpoint.of(bundle.checkpoint());
    }

    /** @throws Unreadable if a part of the bundle is not what it is meant to be */
    static Report report(Bundle bundle, Trust trust) {
        return new BundleCheck(bundle, trust).report();
    }

    private Report report() {
        Evidence evidence = bundle.evidence();
        VerifierKey log = trust.logKey() == null ? evidence.logKey() : trust.logKey();
        Witnesses witnesses = new Witnesses(evidence, trust.witnesses());
        boolean signed = signed(bundle.checkpoint(), "The bundle's checkpoint", log, witnesses);
        List<History.Kept> kept = new ArrayList<>();
        for (int i = 0; i < bundle.cosigned().size(); i++) {
            Note note = bundle.cosigned().get(i);
            if (signed(note, "Checkpoint cosigned/" + i, log, witnesses)) {
                kept.add(new History.Kept(Checkpoint.of(note), witnesses.whose(note)));
            }
        }
        List<Report.Continued> given = new ArrayList<>();
        trust.checkpoints().forEach((file, note) -> {
            if (signed(note, "Checkpoint " + file, log, witnesses)) {
                Checkpoint one = Checkpoint.of(note);
                kept.add(new History.Kept(one, witnesses.whose(note) + " (" + file + ")"));
                given.add(new Report.Continued(file, one.size()));
            }
        });
        History history = new History(checkpoint, kept, bundle);
        Tree tree = history.proved();
        findings.addAll(history.findings());
        boolean meantComplete = evidence.meantComplete();
        Tally tally = entries(tree, meantComplete);
        findings.addAll(tally.findings());
        tiles(tree);
        claims(evidence, tally, meantComplete);
        List<Report.Cosigner> cosigners = witnesses.cosigners(bundle);
        boolean signedByGiven = signed && trust.logKey() != null;
        long vouched = vouched(signedByGiven, cosigners, given);
        boolean anybody =
                signedByGiven || !given.isEmpty() || cosigners.stream().anyMatch(Report.Cosigner::given);
        anchored(tally, vouched, anybody, cosigners);
        return new Report(
                evidence,
                checkpoint,
                tally,
                tally.count() == checkpoint.size(),
                log,
                trust.logKey() != null,
                vouched,
                cosigners,
                given,
                witnesses.strangers(bundle, log),
                unreadable(),
                findings.stream().sorted().limit(Tally.NAMED).toList());
    }

    private int unreadable() {
        return bundle.checkpoint().unreadable()
                + bundle.cosigned().stream().mapToInt(Note::unreadable).sum();
    }

    private boolean signed(Note note, String what, VerifierKey log, Witnesses witnesses) {
        List<Finding> problems = Signatures.problems(note, Checkpoint.of(note), log, witnesses.keys(), what);
        findings.addAll(problems);
        return problems.isEmpty();
    }

    /** The tiles of level 0 with entries, shared among the processors. */
    private Tally entries(Tree tree, boolean complete) {
        List<Long> numbers = bundle.entryTiles();
        AtomicInteger next = new AtomicInteger();
        List<EntryLines> all = new ArrayList<>();
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        int threads = Math.clamp(numbers.size(), 1, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < threads; i++) {
            EntryLines lines = new EntryLines(tree.another(), checkpoint.size(), complete);
            all.add(lines);
            StoredZip.Buffer buffer = new StoredZip.Buffer();
            tasks.add(new FutureTask<>(() -> {
                for (int n = next.getAndIncrement(); n < numbers.size(); n = next.getAndIncrement()) {
                    lines.tile(numbers.get(n), bundle.lines(numbers.get(n), buffer));
                }
                return true;
            }));
        }
        tasks.stream().skip(1).forEach(task -> Thread.ofPlatform().daemon().start(task));
        tasks.getFirst().run();
        tasks.forEach(BundleCheck::finished);
        return EntryLines.sum(all);
    }

    private static void finished(FutureTask<Boolean> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreadable unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The tiles that no entry needed. */
    private void tiles(Tree tree) {
        for (TileName name : bundle.tiles()) {
            if (name.level() == 0 && bundle.hasEntries(name.number())) {
                continue;
            }
            TileName expected = TileName.in(checkpoint.size(), name.level(), name.number());
            if (!expected.equals(name)) {
                findings.add(new Finding(
                        name.firstIndex(),
                        Problem.TILE_ALTERED,
                        "Tile " + name.path() + " is none of a tree of " + checkpoint.size() + " entries"));
            } else if (TileName.in(tree.size(), name.level(), name.number()).width() > 0) {
                try {
                    tree.tile(name.level(), name.number());
                } catch (NotProved e) {
                    findings.add(e.finding());
                }
            }
        }
    }

    /** What the bundle says of itself, as far as it can be seen. */
    private void claims(Evidence evidence, Tally tally, boolean meantComplete) {
        if (!evidence.origin().equals(checkpoint.origin()) || evidence.size() != checkpoint.size()) {
            findings.add(new Finding(
                    0, Problem.MISSTATED, "evidence.json speaks of another log or size than the bundle's checkpoint"));
        }
        if (meantComplete) {
            gaps();
        } else {
            evidence.absent().forEach(hole -> findings.add(Order.missing(hole.first(), hole.last() + 1)));
        }
        if (tally.count() != evidence.entries()) {
            findings.add(new Finding(
                    tally.count() == 0 ? 0 : tally.last() + 1,
                    Problem.MISSTATED,
                    "evidence.json speaks of " + evidence.entries() + " entries, and there are " + tally.count()));
        }
    }

    /** Tiles of which a complete bundle has no entries at all. */
    private void gaps() {
        long expected = 0;
        for (long number : bundle.entryTiles()) {
            if (number > expected) {
                findings.add(Order.missing(expected * TileName.FULL, number * TileName.FULL));
            }
            expected = number + 1;
        }
        if (expected * TileName.FULL < checkpoint.size()) {
            findings.add(Order.missing(expected * TileName.FULL, checkpoint.size()));
        }
    }

    /** Up to which entry somebody vouches who was not brought along by the bundle. */
    private long vouched(boolean signedByGiven, List<Report.Cosigner> cosigners, List<Report.Continued> given) {
        long vouched = signedByGiven ? checkpoint.size() : 0;
        for (Report.Cosigner one : cosigners) {
            vouched = one.given() ? Math.max(vouched, one.size()) : vouched;
        }
        for (Report.Continued one : given) {
            vouched = Math.max(vouched, one.size());
        }
        return Math.min(vouched, checkpoint.size());
    }

    private void anchored(Tally tally, long vouched, boolean anybody, List<Report.Cosigner> cosigners) {
        if (trust.logKey() == null
                && (!anybody || vouched < checkpoint.size() && (tally.count() == 0 || tally.last() >= vouched))) {
            findings.add(new Finding(
                    tally.count() == 0 ? vouched : Math.max(vouched, tally.first()),
                    Problem.ONLY_CLAIMED,
                    "Nobody but the bundle itself vouches for the entries from " + vouched
                            + " on: give the key of the log or of a witness, as you know it from elsewhere"));
        }
        for (VerifierKey witness : trust.witnesses()) {
            if (cosigners.stream().noneMatch(one -> one.key().equals(witness))) {
                findings.add(new Finding(
                        0, Problem.NOT_COSIGNED, "Witness " + witness + " has cosigned nothing in this bundle"));
            }
        }
    }
}
