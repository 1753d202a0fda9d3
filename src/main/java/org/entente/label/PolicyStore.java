package org.entente.label;

import jakarta.annotation.PostConstruct;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The policies as they are kept: every edition whole, those that the portal brings along too. It knows policies, not objects, and
 * asks for no role: what administrators may do with it stands before it.
 */
@Component
public class PolicyStore {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);

    private final PolicyRepository repository;
    private final PolicyDocuments documents;
    private final Policies policies = new Policies(List.of());
    private final Set<String> shipped = new TreeSet<>();
    private final EngineWork engine;
    private final Dominance dominance;

    PolicyStore(PolicyRepository repository, PolicyDocuments documents, EngineWork engine, Dominance dominance) {
        this.repository = repository;
        this.documents = documents;
        this.engine = engine;
        this.dominance = dominance;
    }

    /** Reads what is there, and puts in force what a new version of the portal brings along. */
    @PostConstruct
    void start() {
        engine.alone(() -> {
            engine.lock();
            readNew();
            for (byte[] document : documents.shipped()) {
                SecurityPolicy policy = read(document);
                shipped.add(policy.name());
                bring(policy, document);
            }
            return policies;
        });
    }

    // What administrators put in force is theirs to replace, and no document of ours may change what numbers mean.
    private void bring(SecurityPolicy policy, byte[] document) {
        if (repository.has(policy.name(), digest(document))) {
            return;
        }
        Optional<PolicyObjection> objection = PolicySuccession.objection(policy, policies);
        if (objection.isPresent()
                || repository.newest(policy.name()).map(PolicyEdition::loadedBy).isPresent()) {
            LOG.warn(
                    "The document of the policy {} that came with this version is not put in force: {}",
                    policy.name(),
                    objection.map(one -> one.kind().name()).orElse("administrators loaded the edition in force"));
            return;
        }
        put(policy, document, null);
        policies.add(policy);
    }

    /** The policies, as far as this node knows them. */
    Policies policies() {
        return policies;
    }

    /** The newest editions of the policies that the portal brings along, whoever loaded those. */
    List<SecurityPolicy> shipped() {
        return policies.current().stream()
                .filter(policy -> shipped.contains(policy.name()))
                .toList();
    }

    /** Every edition there is, by name, the newest first. */
    public List<PolicyEdition> editions() {
        return engine.alone(repository::editions);
    }

    /** The document of an edition, as it was loaded. */
    public Optional<byte[]> document(String name, int edition) {
        return engine.alone(() -> repository.document(name, edition));
    }

    /**
     * The policy that a document states, as the edition that it would be.
     *
     * @throws UnreadableDocument if it does not hold together, with the place and the reason
     */
    public SecurityPolicy read(byte[] document) {
        SecurityPolicy policy = documents.read(document);
        return policy.asEdition(policies.nextEdition(policy.name()));
    }

    /** Why a policy may not be loaded beside those that are there; empty if it may. */
    public Optional<PolicyObjection> objection(SecurityPolicy policy, byte[] document) {
        return engine.alone(() -> {
            readNew();
            return objectionHere(policy, document);
        });
    }

    /**
     * Puts a policy in force, in the caller's transaction: with it, every pair of label and clearance that it permits no more is
     * denied. What it newly permits stays denied until {@link #decideNext} has come to it. This node, as the others, knows it once
     * it has read the policies again after the commit.
     *
     * @return the policy as the edition that it is now
     * @throws PolicyNotAccepted if something stands against it
     * @throws UnreadableDocument as {@link #read}
     */
    public SecurityPolicy enter(byte[] document, @Nullable UUID loadedBy) {
        return engine.within(() -> {
            engine.lock();
            readNew();
            SecurityPolicy policy = read(document);
            objectionHere(policy, document).ifPresent(objection -> {
                throw new PolicyNotAccepted(objection);
            });
            put(policy, document, loadedBy);
            return policy;
        });
    }

    /** Learns of what other nodes have loaded, and forgets decisions that may have changed. */
    public void refresh() {
        engine.alone(this::readNew);
        dominance.forget();
    }

    /**
     * Decides a part of what the newest policies permit and nobody has decided yet.
     *
     * @return whether there was something to decide
     */
    boolean decideNext() {
        return engine.alone(() -> {
            engine.lock();
            readNew();
            Optional<PolicyRepository.Undecided> next = repository.undecided();
            next.ifPresent(edition -> repository.decidedThrough(
                    edition,
                    dominance
                            .permitNext(edition.name(), edition.through(), edition.upto(), policies)
                            .orElse(edition.upto())));
            return next.isPresent();
        });
    }

    /** Learns of editions that are not known here; in a transaction of the engine. Answers how many there were. */
    int readNew() {
        List<PolicyRepository.Key> unknown = repository.keys().stream()
                .filter(key -> policies.edition(key.name(), key.edition()).isEmpty())
                .toList();
        unknown.forEach(key -> policies.add(documents
                .readKept(repository.document(key.name(), key.edition()).orElseThrow())
                .asEdition(key.edition())));
        if (!unknown.isEmpty()) {
            dominance.forget();
        }
        return unknown.size();
    }

    private void put(SecurityPolicy policy, byte[] document, @Nullable UUID loadedBy) {
        repository.insert(policy, document, digest(document), loadedBy);
        dominance.withdraw(policy.name(), policies.with(policy));
    }

    private Optional<PolicyObjection> objectionHere(SecurityPolicy policy, byte[] document) {
        return repository
                        .newest(policy.name())
                        .filter(newest -> newest.digest().equals(digestOf(document)))
                        .isPresent()
                ? Optional.of(PolicyObjection.of(PolicyObjection.Kind.ALREADY_THERE, policy.name()))
                : PolicySuccession.objection(policy, policies);
    }

    /** SHA-256 of a document, in hexadecimal. */
    public static String digestOf(byte[] document) {
        return HexFormat.of().formatHex(digest(document));
    }

    private static byte[] digest(byte[] document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
