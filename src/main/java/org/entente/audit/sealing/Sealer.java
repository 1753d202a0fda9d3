package org.entente.audit.sealing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.entente.audit.sealing.SealRepository.Checkpoint;
import org.entente.audit.sealing.SealRepository.Leaf;
import org.entente.audit.sealing.SealRepository.Waiting;
import org.entente.audit.trail.EntryOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what waits, one batch in one transaction: each entry gets its index, the tree grows, and a checkpoint over it is signed. It is
 * seen with its batch or not at all. Nothing of the tree is kept in memory: whichever node seals reads its edge anew, and does not go on
 * if that is not what was signed last.
 */
@Component
class Sealer {

    /** Up to how many entries are sealed at once. */
    static final int BATCH = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int SALT = 16;
    private static final int NAMED = 5;

    private final SealRepository repository;
    private final TransactionTemplate transaction;
    private final LogKeys keys;
    private final EntryVoucher voucher;
    private final LogAnchor anchor;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(
            SealRepository repository,
            TransactionTemplate transaction,
            LogKeys keys,
            EntryVoucher voucher,
            LogAnchor anchor,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.keys = keys;
        this.voucher = voucher;
        this.anchor = anchor;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Seals the next batch.
     *
     * @return how many entries; 0 also where another node seals
     * @throws BrokenLog if the tree is not the one that was signed last, or was signed with another key
     */
    int sealNext() {
        Sealed sealed = transaction.execute(status -> {
            repository.becomeSealer();
            return repository.isMyTurn() ? seal(repository.take(BATCH)) : null;
        });
        if (sealed == null) {
            return 0;
        }
        anchor.saw(sealed.checkpoint());
        return sealed.entries();
    }

    /**
     * Looks whether the log is the one that was signed, and that this node saw.
     *
     * @return false if another node seals at this moment, so that nothing could be looked at
     * @throws BrokenLog if it is not
     */
    boolean look() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            repository.becomeSealer();
            if (!repository.mayTakeTurn()) {
                return false;
            }
            newest();
            return true;
        }));
    }

    private record Sealed(int entries, Checkpoint checkpoint) {}

    private TileTree newest() {
        TileTree tree = repository.newest().map(this::tree).orElseGet(this::seed);
        anchor.judge(tree, repository::tile);
        return tree;
    }

    private Sealed seal(List<Waiting> waiting) {
        TileTree tree = newest();
        long first = tree.size();
        List<Leaf> leaves = leaves(waiting, tree);
        leaves.forEach(leaf -> tree.append(Sha256.leaf(leaf.commitment())));
        repository.add(first, leaves);
        repository.count(leaves);
        repository.keep(tree.changed());
        Checkpoint checkpoint = signed(tree);
        repository.add(checkpoint);
        return new Sealed(leaves.size(), checkpoint);
    }

    private TileTree seed() {
        if (repository.hasLeaves()) {
            throw new BrokenLog("Entries were sealed, and no checkpoint is left");
        }
        return new TileTree(0, tile -> null);
    }

    private TileTree tree(Checkpoint newest) {
        Note note = read(newest);
        if (!note.signedWith(keys)) {
            throw new BrokenLog(
                    "The newest checkpoint was signed with another key than %s".formatted(keys.verifierKey()));
        }
        TileTree tree = new TileTree(newest.size(), repository::tile);
        if (!Arrays.equals(tree.root(), newest.root()) || !note.text().equals(text(tree))) {
            throw new BrokenLog("The tree of %d entries is not the one that was signed".formatted(newest.size()));
        }
        return tree;
    }

    private static Note read(Checkpoint newest) {
        try {
            return Note.parse(newest.note());
        } catch (IllegalArgumentException e) {
            throw new BrokenLog("The newest checkpoint, of %d entries, cannot be read".formatted(newest.size()));
        }
    }

    private List<Leaf> leaves(List<Waiting> waiting, TileTree tree) {
        byte[] salts = new byte[SALT * waiting.size()];
        random.nextBytes(salts);
        List<Leaf> leaves = new ArrayList<>(waiting.size());
        EnumMap<EntryOrigin, List<UUID>> origins = new EnumMap<>(EntryOrigin.class);
        boolean adopting = waiting.stream().anyMatch(Waiting::adopted) && endsBefore(tree);
        for (int i = 0; i < waiting.size(); i++) {
            Waiting one = waiting.get(i);
            EntryRow row = one.row();
            EntryOrigin origin = origin(one, row, adopting);
            adopting &= origin == EntryOrigin.BEFORE;
            byte[] salt = Arrays.copyOfRange(salts, i * SALT, (i + 1) * SALT);
            byte[] body = row == null ? EntryRow.missing(one.entry(), json) : row.body(origin, json);
            leaves.add(new Leaf(one.entry(), salt, Sha256.of(salt, body), body));
            origins.computeIfAbsent(origin, sort -> new ArrayList<>()).add(one.entry());
        }
        warn("did not come through the portal", origins.get(EntryOrigin.UNKNOWN));
        warn("have another time than they were entered at", origins.get(EntryOrigin.MISDATED));
        warn("were gone before they were sealed", origins.get(EntryOrigin.MISSING));
        return leaves;
    }

    // Entries of the time before there was sealing are the first of the log, and nothing else is before the last of
    // them: what
    // claims later to be one of them was slipped in.
    private boolean endsBefore(TileTree tree) {
        return tree.size() == 0
                || repository
                        .leaf(tree.size() - 1)
                        .filter(last -> EntryRow.originIn(last.body(), json) == EntryOrigin.BEFORE)
                        .map(last -> Sha256.leaf(Sha256.of(last.salt(), last.body())))
                        .filter(hash -> tree.endsWith(hash, repository::tile))
                        .isPresent();
    }

    private EntryOrigin origin(Waiting waiting, @Nullable EntryRow row, boolean adopting) {
        if (row == null) {
            return EntryOrigin.MISSING;
        }
        return adopting && waiting.adopted() && row.hmac() == null ? EntryOrigin.BEFORE : row.origin(voucher);
    }

    private static void warn(String what, @Nullable List<UUID> entries) {
        if (entries != null) {
            LOG.error(
                    "AUDIT: {} entries {}, among them {}",
                    entries.size(),
                    what,
                    entries.subList(0, Math.min(entries.size(), NAMED)));
        }
    }

    private Checkpoint signed(TileTree tree) {
        String text = text(tree);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Checkpoint(tree.size(), tree.root(), text + "\n" + keys.signatureLine(text), now);
    }

    private String text(TileTree tree) {
        return "%s\n%d\n%s\n"
                .formatted(keys.name(), tree.size(), Base64.getEncoder().encodeToString(tree.root()));
    }
}
