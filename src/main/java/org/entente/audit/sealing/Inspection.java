package org.entente.audit.sealing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.entente.audit.proof.LogFinding;
import org.entente.audit.proof.LogReport;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.audit.sealing.SealedRows.Signed;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.verify.Finding;
import org.entente.audit.verify.LogCheck;
import org.entente.audit.verify.Note;
import org.entente.audit.verify.Unreadable;
import org.entente.audit.verify.VerifierKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the whole log as it stands in the database: the tree against every signature that was kept, by code that shares nothing with the
 * sealer; and the entries, as they are searched and shown, against what was sealed of them.
 */
final class Inspection {

    private static final int STRANGERS_NAMED = 20;
    private static final int STEP = 5000;

    private final SealedRows repository;
    private final LogKeys keys;
    private final EntryVoucher voucher;
    private final JsonMapper json;

    // Apart, so that many small ones of what is shown do not crowd out the one that says the log was forked.
    private final List<LogFinding> ofTheLog = new ArrayList<>();
    private final List<LogFinding> ofWhatIsShown = new ArrayList<>();
    private final List<Long> strangers = new ArrayList<>();
    private long strangersInAll;
    private boolean begun;
    private boolean displaced;
    private int most;
    private boolean goOn = true;

    Inspection(SealedRows repository, LogKeys keys, EntryVoucher voucher, JsonMapper json) {
        this.repository = repository;
        this.keys = keys;
        this.voucher = voucher;
        this.json = json;
    }

    /**
     * In one transaction that sees one state of the database.
     *
     * @param outside checkpoints that were kept elsewhere, such as a witness's last one
     * @param most after so many findings of what is shown it ends, and of the log itself it tells as many of a kind
     * @param progress hears how many entries are checked, and says whether to go on; what is told of a check that ended early is of no use
     */
    LogReport report(List<byte[]> outside, int most, LongPredicate progress) {
        this.most = most;
        List<Signed> signed = repository.checkpoints();
        Signed newest = signed.isEmpty() ? null : signed.getFirst();
        Note note = newest == null ? null : read(newest.note(), "The newest checkpoint");
        if (newest == null || note == null) {
            nothingSigned(outside);
        } else {
            tree(note, newest.size(), kept(signed, outside), progress);
        }
        repository
                .strays()
                .forEach(
                        entry -> find(-1, "NOT_SEALED", "Entry %s is neither sealed nor waits to be".formatted(entry)));
        repository
                .wrongHours()
                .forEach(hour ->
                        find(-1, "COUNT_WRONG", "The counts of %s are not those of its entries".formatted(hour)));
        return new LogReport(
                newest == null ? 0 : newest.size(),
                newest == null ? null : newest.at(),
                repository.waiting(),
                Stream.concat(ofTheLog.stream(), ofWhatIsShown.stream()).toList(),
                strangers,
                strangersInAll);
    }

    private void nothingSigned(List<byte[]> outside) {
        for (Note kept : kept(List.of(), outside)) {
            long size = CheckpointText.parse(kept.text()).size();
            find(0, "SHORTER", "A checkpoint of %d entries was signed, and the log has none".formatted(size));
        }
        if (repository.hasLeaves()) {
            find(0, "NOT_SIGNED", "Entries were sealed, and no checkpoint is left that can be read");
        }
    }

    private void tree(Note newest, long size, List<Note> kept, LongPredicate progress) {
        LogCheck check = new LogCheck(VerifierKey.parse(keys.verifierKey()), witnesses(), repository::tile);
        try (Stream<SealedRow> rows = repository.rows(json)) {
            Iterator<SealedRow> each = rows.iterator();
            check.findings(newest, kept, entries(each, size, progress), most).forEach(this::find);
            // The check ends early where nothing can be proved of an entry; what the desk shows is looked at all the
            // same.
            entries(each, size, progress).forEachRemaining(entry -> {});
        }
        repository
                .wrongTiles(size)
                .forEach(tile -> find(-1, "TILE_WRONG", "Tile %s is not as wide as the tree has it".formatted(tile)));
    }

    private List<VerifierKey> witnesses() {
        List<VerifierKey> witnesses = new ArrayList<>();
        for (String key : repository.witnesses()) {
            try {
                witnesses.add(VerifierKey.parse(key));
            } catch (Unreadable e) {
                find(-1, "WITNESS_UNREADABLE", "The key of a witness cannot be read: %s".formatted(key));
            }
        }
        return witnesses;
    }

    private Iterator<LogCheck.Entry> entries(Iterator<SealedRow> rows, long size, LongPredicate progress) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return goOn && ofWhatIsShown.size() < most && rows.hasNext();
            }

            @Override
            public LogCheck.Entry next() {
                SealedRow row = rows.next();
                shown(row);
                if (row.index() % STEP == 0) {
                    goOn = progress.test(Math.min(row.index(), size));
                }
                return new LogCheck.Entry(row.index(), row.salt(), row.body());
            }
        };
    }

    // What is searched and shown, against what was sealed.
    private void shown(SealedRow sealed) {
        if (!SealedEntries.isIntact(sealed)) {
            shownWrong(sealed.index(), "COMMITMENT_WRONG", "The commitment that is served is not that of the entry");
        }
        EntryOrigin origin = EntryRow.originIn(sealed.body(), json);
        if (origin != null && origin.strange()) {
            strangersInAll++;
            if (strangers.size() < STRANGERS_NAMED) {
                strangers.add(sealed.index());
            }
        }
        order(sealed.index(), origin == EntryOrigin.BEFORE);
        switch (SealedEntries.standing(sealed, origin, voucher, json)) {
            case GONE ->
                shownWrong(sealed.index(), "ROW_MISSING", "The entry was sealed and is not in the list any more");
            case ALTERED ->
                shownWrong(sealed.index(), "ROW_ALTERED", "The entry in the list is not the one that was sealed");
            case NOT_VOUCHED ->
                shownWrong(sealed.index(), "NOT_VOUCHED", "The portal does not vouch for the entry any more");
            case AS_SEALED, NEVER_THERE -> {}
        }
    }

    // The first of a row of them names them all: there may be as many as the log has entries from before.
    private void order(long index, boolean fromBefore) {
        if (fromBefore && begun && !displaced) {
            shownWrong(
                    index,
                    "NOT_BEFORE",
                    "The entry says that it is from before there was sealing, and stands behind others");
        }
        displaced = fromBefore && begun;
        begun |= !fromBefore;
    }

    private List<Note> kept(List<Signed> signed, List<byte[]> outside) {
        List<Note> notes = new ArrayList<>();
        for (Signed one : signed) {
            Note note = read(one.note(), "A checkpoint that the portal keeps");
            if (note != null) {
                notes.add(note);
                CheckpointText text = CheckpointText.parse(note.text());
                if (text.size() != one.size() || !Arrays.equals(text.root(), one.root())) {
                    find(one.size(), "CHECKPOINT_ALTERED", "A checkpoint does not say what stands beside it");
                }
            }
        }
        for (byte[] cosigned : repository.cosigned()) {
            Note note = read(cosigned, "A checkpoint that a witness signed");
            if (note != null) {
                notes.add(note);
            }
        }
        for (byte[] one : outside) {
            Note note = read(one, LogReport.GIVEN_UNREADABLE, "The checkpoint that was given");
            if (note != null) {
                notes.add(note);
            }
        }
        return notes;
    }

    private @Nullable Note read(byte[] note, String what) {
        return read(note, "NOT_SIGNED", what);
    }

    private @Nullable Note read(byte[] note, String problem, String what) {
        try {
            Note read = Note.parse(note);
            CheckpointText.parse(read.text());
            return read;
        } catch (Unreadable | IllegalArgumentException e) {
            find(0, problem, "%s cannot be read".formatted(what));
            return null;
        }
    }

    private void find(Finding finding) {
        find(finding.index(), finding.problem().name(), finding.words());
    }

    // However many there are of one kind, they leave room for the next.
    private void find(long index, String problem, String words) {
        if (ofTheLog.stream()
                        .filter(finding -> finding.problem().equals(problem))
                        .count()
                < most) {
            ofTheLog.add(new LogFinding(index, problem, words));
        }
    }

    private void shownWrong(long index, String problem, String words) {
        if (ofWhatIsShown.size() < most) {
            ofWhatIsShown.add(new LogFinding(index, problem, words));
        }
    }

    static byte[] bytes(String note) {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
