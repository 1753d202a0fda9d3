package org.entente.audit.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at a log: fetched, held against what was seen before, remembered, and only then cosigned. */
final class Round {

    /** How a round ends, with the exit code of {@code --once}. */
    enum Outcome {
        COSIGNED(0),
        /** It signed two histories. This witness is silent from now on. */
        FORKED(1),
        /** It has fewer entries than it had: cut, or restored from an old backup. */
        SHRANK(3),
        /** What it shows is not signed by the key that it had. */
        KEY_CHANGED(4),
        UNREACHABLE(5),
        /** Its tiles do not give what it signed, so that nothing can be said about it. */
        UNPROVED(6),
        /** It continues what was seen, and did not take the cosignature. */
        NOT_TAKEN(7);

        private final int number;

        Outcome(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** @param words one line, which names the log */
    record Result(Outcome outcome, String words) {}

    private final LogSource log;
    private final WitnessKey witness;
    private final WitnessState state;
    private final @Nullable VerifierKey given;
    private final Map<String, Note> compared;

    /**
     * @param given the log's key; null for the one that was pinned
     * @param compared checkpoints that others saw, by what their files are called
     */
    Round(
            LogSource log,
            WitnessKey witness,
            WitnessState state,
            @Nullable VerifierKey given,
            Map<String, Note> compared) {
        this.log = log;
        this.witness = witness;
        this.state = state;
        this.given = given;
        this.compared = compared;
    }

    /** @throws IOException if the state cannot be read or kept */
    Result look(Instant now) throws IOException {
        if (state.forked()) {
            return new Result(
                    Outcome.FORKED,
                    "The log forked before, see " + state.directory().resolve("forked")
                            + "; this witness cosigns nothing more until that directory is cleared by hand");
        }
        VerifierKey pinned = state.logKey().orElse(null);
        Note last = state.last().orElse(null);
        if (pinned != null && given != null && !given.equals(pinned)) {
            return new Result(
                    Outcome.KEY_CHANGED,
                    "Log " + pinned.name() + " had the key " + pinned + " before, and is given " + given);
        }
        try {
            VerifierKey key = pinned != null ? pinned : given != null ? given : told();
            return key == null
                    ? new Result(Outcome.KEY_CHANGED, "The log does not tell its key: name it with --log-key")
                    : judged(key, last, log.checkpoint(), now);
        } catch (LogSource.Unreachable e) {
            return new Result(Outcome.UNREACHABLE, "The log does not answer: " + e.why());
        } catch (Unreadable e) {
            return new Result(Outcome.UNPROVED, "The log shows something unreadable: " + e.getMessage());
        }
    }

    private @Nullable VerifierKey told() {
        return log.key().filter(key -> key.kind() == VerifierKey.Kind.LOG).orElse(null);
    }

    private Result judged(VerifierKey key, @Nullable Note before, Note note, Instant now) throws IOException {
        Checkpoint shown = Checkpoint.of(note);
        String name = "Log " + key.name();
        List<Finding> problems = Signatures.problems(note, shown, key, List.of(), "The checkpoint that it shows");
        if (!problems.isEmpty()) {
            return new Result(
                    Outcome.KEY_CHANGED, name + ": " + problems.getFirst().words());
        }
        // Every log continues the empty one.
        Checkpoint last = before == null
                ? new Checkpoint(key.name(), 0, new Hashing().plain(new byte[0]))
                : Checkpoint.of(before);
        if (before != null && shown.size() < last.size()) {
            state.shrank(before, note);
            object(before, now);
            return new Result(
                    Outcome.SHRANK,
                    name + " shrank, or was restored from an old backup: it had " + named(last) + " and shows "
                            + named(shown) + ". Both signed notes are in "
                            + state.directory().resolve("shrank"));
        }
        // Of one size, two roots are a fork without a look at tiles, which such a log need not serve.
        boolean forked = before != null && shown.size() == last.size() && !last.hasRoot(shown.root());
        try {
            forked = forked || !last.hasRoot(new Tree(shown, log).root(last.size()));
        } catch (NotProved e) {
            return new Result(Outcome.UNPROVED, name + ": " + e.getMessage());
        }
        if (before != null && forked) {
            state.fork(before, note);
            object(before, now);
            return new Result(
                    Outcome.FORKED,
                    name + " FORKED: it had " + named(last) + " and shows " + named(shown)
                            + ", which does not continue it. Both signed notes are in "
                            + state.directory().resolve("forked") + "; this witness cosigns nothing that follows");
        }
        Result split = split(key, shown, note);
        if (split != null) {
            return split;
        }
        if (before == null) {
            return first(key, shown, note, now);
        }
        return cosigned(key, note, now, name + " continues from " + last.size() + " to " + named(shown), "");
    }

    /** What stands against a log that shows others another history than this witness; null if nothing does. */
    private @Nullable Result split(VerifierKey key, Checkpoint shown, Note note) throws IOException {
        String name = "Log " + key.name();
        for (Map.Entry<String, Note> one : compared.entrySet()) {
            if (key.standing(one.getValue()) != VerifierKey.Standing.VALID) {
                return new Result(
                        Outcome.KEY_CHANGED, name + ": " + one.getKey() + " is not signed by the log's key " + key);
            }
            Checkpoint seen = Checkpoint.of(one.getValue());
            if (seen.size() > shown.size()) {
                state.shrank(one.getValue(), note);
                return new Result(
                        Outcome.SHRANK,
                        name + " shows " + named(shown) + " and was seen by whoever kept " + one.getKey() + " with "
                                + named(seen) + ": it shrank, or hides from this witness what it showed others");
            }
        }
        List<Note> others = new ArrayList<>(compared.values());
        for (Note other : log.cosigned()) {
            // A newer one was signed while this witness looked.
            if (key.standing(other) == VerifierKey.Standing.VALID
                    && Checkpoint.of(other).size() <= shown.size()) {
                others.add(other);
            }
        }
        try {
            Tree tree = new Tree(shown, log);
            for (Note other : others) {
                Checkpoint seen = Checkpoint.of(other);
                if (!seen.hasRoot(tree.root(seen.size()))) {
                    state.fork(other, note);
                    return new Result(
                            Outcome.FORKED,
                            name + " FORKED: it showed somebody else " + named(seen) + " and shows " + named(shown)
                                    + ", which does not continue it. Both signed notes are in "
                                    + state.directory().resolve("forked") + "; this witness cosigns nothing more");
                }
            }
        } catch (NotProved e) {
            return new Result(Outcome.UNPROVED, name + ": " + e.getMessage());
        }
        return null;
    }

    // What was cosigned before is cosigned once more, so that those who run the log hear of it from their own portal
    // too.
    private void object(Note before, Instant now) {
        try {
            log.post(cosigned(before, now));
        } catch (LogSource.Unreachable e) {
            // Whoever runs this witness is told all the same.
        }
    }

    private Note cosigned(Note note, Instant now) {
        return new Note(note.text(), List.of(note.signatures().getFirst(), witness.cosign(note.text(), now)));
    }

    private Result first(VerifierKey key, Checkpoint shown, Note note, Instant now) throws IOException {
        String said = state.logKey().isPresent()
                ? ""
                : given != null
                        ? "; its key is from now on the one that was given"
                        : "; its key is from now on " + key + ", which nobody but itself vouches for";
        state.pin(key);
        return cosigned(key, note, now, "Log " + key.name() + " is first seen with " + named(shown), said);
    }

    private Result cosigned(VerifierKey key, Note note, Instant now, String seen, String said) throws IOException {
        List<Note.Signature> signatures =
                note.signatures().stream().filter(key::made).limit(1).toList();
        Note accepted = new Note(note.text(), signatures);
        state.accept(accepted);
        return log.post(cosigned(accepted, now))
                .map(answer -> new Result(Outcome.NOT_TAKEN, seen + ", and " + answer + said))
                .orElseGet(() -> new Result(Outcome.COSIGNED, seen + ": cosigned" + said));
    }

    private static String named(Checkpoint checkpoint) {
        return checkpoint.size() + " entries (root " + Base64.getEncoder().encodeToString(checkpoint.root()) + ")";
    }
}
