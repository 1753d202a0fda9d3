package org.entente.audit.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.audit.LogDisputed;
import org.entente.audit.sealing.CosignatureRepository.Cosignature;
import org.entente.audit.sealing.TileTree.TileId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What anybody may follow of the log, and what its witnesses say to that. Nobody has to be signed in: hashes and salted commitments
 * reveal that something was entered, and nothing else.
 */
@Service
class PublicLog {

    private static final Logger LOG = LoggerFactory.getLogger(PublicLog.class);
    private static final Duration FAST_CLOCKS = Duration.ofMinutes(5);

    private final SealRepository repository;
    private final CosignatureRepository cosignatures;
    private final LogKeys keys;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PublicLog(
            SealRepository repository,
            CosignatureRepository cosignatures,
            LogKeys keys,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
    }

    /** What became of a cosignature. */
    enum Verdict {
        TAKEN,
        UNREADABLE,
        NOT_OF_THIS_LOG,
        NO_WITNESS,
        /** The log's key has signed another tree than this one. */
        FORKED
    }

    /** The public key of the log. */
    public String key() {
        return keys.verifierKey();
    }

    /** The newest checkpoint with the signatures of all who witnessed just that. */
    @Transactional(readOnly = true)
    public Optional<String> checkpoint() {
        return repository.newest().map(cosignatures::witnessed);
    }

    /** The newest checkpoint that each witness signed. */
    @Transactional(readOnly = true)
    public String cosigned() {
        return cosignatures.newest().stream().map(Cosignature::note).collect(Collectors.joining("--\n"));
    }

    /** @param width of a partial tile; 256 for a full one */
    @Transactional(readOnly = true)
    public Optional<byte[]> tile(TileId tile, int width) {
        return Optional.ofNullable(repository.tile(tile, width));
    }

    /** Entries as the log has them, which are commitments: each with its length of two bytes before it. */
    @Transactional(readOnly = true)
    public Optional<byte[]> entries(long n, int width) {
        List<byte[]> commitments = cosignatures.commitments(n * TileTree.WIDTH, width);
        if (commitments.size() != width) {
            return Optional.empty();
        }
        byte[] bundle = new byte[width * (2 + Sha256.BYTES)];
        for (int i = 0; i < width; i++) {
            int at = i * (2 + Sha256.BYTES);
            bundle[at + 1] = Sha256.BYTES;
            System.arraycopy(commitments.get(i), 0, bundle, at + 2, Sha256.BYTES);
        }
        return Optional.of(bundle);
    }

    /** Takes what a witness signed: a checkpoint of this log, with this log's signature and the witness's. */
    @Transactional
    public Verdict take(byte[] written) {
        Note note;
        CheckpointText checkpoint;
        try {
            note = Note.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(written))
                    .toString());
            checkpoint = CheckpointText.parse(note.text());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Verdict.UNREADABLE;
        }
        if (note.lines().size() != 2 || !checkpoint.origin().equals(keys.name()) || !note.signedWith(keys)) {
            return Verdict.NOT_OF_THIS_LOG;
        }
        return cosignature(note, checkpoint).map(this::weighed).orElse(Verdict.NO_WITNESS);
    }

    private Optional<Cosignature> cosignature(Note note, CheckpointText checkpoint) {
        Instant latest = clock.instant().plus(FAST_CLOCKS);
        for (WitnessKey witness : cosignatures.witnesses()) {
            for (String line : note.lines()) {
                Optional<Instant> at = witness.cosigned(note.text(), line).filter(latest::isAfter);
                if (at.isPresent()) {
                    return Optional.of(new Cosignature(
                            witness.name(), checkpoint.size(), checkpoint.root(), note.written(), at.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Verdict weighed(Cosignature cosignature) {
        if (!Arrays.equals(cosignature.root(), root(cosignature.size()))) {
            LOG.error(
                    "AUDIT: {} witnessed a tree of {} entries that this log's key signed and this log does not have",
                    cosignature.witness(),
                    cosignature.size());
            events.publishEvent(new LogDisputed(cosignature.witness(), cosignature.size()));
            return Verdict.FORKED;
        }
        repository.becomeSealer();
        cosignatures.keep(cosignature);
        return Verdict.TAKEN;
    }

    // The root that the tree had when it was of this size; null if it never was, or is smaller now.
    private byte @Nullable [] root(long size) {
        try {
            return new TileTree(size, tile -> repository.tile(tile, TileTree.width(tile, size))).root();
        } catch (BrokenLog e) {
            return null;
        }
    }
}
