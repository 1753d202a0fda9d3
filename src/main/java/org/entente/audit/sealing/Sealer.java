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
import org.entente.audit.EntryOrigin;
import org.entente.audit.sealing.SealRepository.Checkpoint;
import org.entente.audit.sealing.SealRepository.Leaf;
import org.entente.audit.sealing.SealRepository.Waiting;
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
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(
            SealRepository repository,
            TransactionTemplate transaction,
            LogKeys keys,
            EntryVoucher voucher,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.keys = keys;
        this.voucher = voucher;
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
        Integer sealed = transaction.execute(status -> {
            repository.becomeSealer();
            return repository.isMyTurn() ? seal(repository.take(BATCH)) : 0;
        });
        return sealed == null ? 0 : sealed;
    }

    private int seal(List<Waiting> waiting) {
        TileTree tree = repository.newest().map(this::tree).orElseGet(this::seed);
        long first = tree.size();
        List<Leaf> leaves = leaves(waiting);
        leaves.forEach(leaf -> tree.append(Sha256.leaf(leaf.commitment())));
        repository.add(first, leaves);
        repository.count(leaves);
        repository.keep(tree.changed());
        repository.add(signed(tree));
        return leaves.size();
    }

    private TileTree seed() {
        if (repository.hasLeaves()) {
            throw new BrokenLog("Entries were sealed, and no checkpoint is left");
        }
        return new TileTree(0, tile -> null);
    }

    private TileTree tree(Checkpoint newest) {
        Note note = Note.parse(newest.note());
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

    private List<Leaf> leaves(List<Waiting> waiting) {
        byte[] salts = new byte[SALT * waiting.size()];
        random.nextBytes(salts);
        List<Leaf> leaves = new ArrayList<>(waiting.size());
        EnumMap<EntryOrigin, List<UUID>> origins = new EnumMap<>(EntryOrigin.class);
        for (int i = 0; i < waiting.size(); i++) {
            Waiting one = waiting.get(i);
            EntryRow row = one.row();
            EntryOrigin origin = origin(one, row);
            byte[] salt = Arrays.copyOfRange(salts, i * SALT, (i + 1) * SALT);
            byte[] body = row == null ? EntryRow.missing(one.entry(), json) : row.body(origin, json);
            leaves.add(new Leaf(one.entry(), salt, Sha256.of(salt, body), body));
            origins.computeIfAbsent(origin, sort -> new ArrayList<>()).add(one.entry());
        }
        warn("did not come through the portal", origins.get(EntryOrigin.UNKNOWN));
        warn("were gone before they were sealed", origins.get(EntryOrigin.MISSING));
        return leaves;
    }

    private EntryOrigin origin(Waiting waiting, @Nullable EntryRow row) {
        if (row == null) {
            return EntryOrigin.MISSING;
        }
        return waiting.adopted() && row.hmac() == null ? EntryOrigin.BEFORE : row.origin(voucher);
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
