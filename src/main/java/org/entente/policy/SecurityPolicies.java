package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.Labels;
import org.entente.label.PolicyDecisions;
import org.entente.label.PolicyDocuments;
import org.entente.label.PolicyEdition;
import org.entente.label.PolicyNotAccepted;
import org.entente.label.PolicyStore;
import org.entente.label.UnreadableDocument;
import org.entente.label.choice.LabelChoices;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.SecurityPolicy;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The security policies, for administrators: which are loaded, what a document would change, and putting it in force. Of a refused
 * document nothing is stored but the entry.
 */
@Service
public class SecurityPolicies {

    /** Topic of {@link LiveChanges}: a policy came, or what it permits is decided; the id says nothing. */
    public static final String TOPIC = "policy";

    /** The largest document, in bytes. */
    public static final int MOST_BYTES = PolicyDocuments.MOST_BYTES;

    private final PolicyStore store;
    private final PolicyDecisions decisions;
    private final Labels labels;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final JdbcClient jdbc;

    SecurityPolicies(
            PolicyStore store,
            PolicyDecisions decisions,
            Labels labels,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            JdbcClient jdbc) {
        this.store = store;
        this.decisions = decisions;
        this.labels = labels;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.jdbc = jdbc;
    }

    /** Every edition there is, by name, the newest first. */
    @PreAuthorize("hasRole('administrator')")
    public List<PolicyEdition> list() {
        return store.editions();
    }

    /** The names of those who loaded the editions, by their ids; who is not known any more is left out. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public Map<UUID, String> loaders(List<PolicyEdition> editions) {
        Map<UUID, String> names = new TreeMap<>();
        jdbc.sql("select id, display_name from member where id = any (?::uuid[])")
                .param(editions.stream()
                        .map(PolicyEdition::loadedBy)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new))
                .query((row, n) -> names.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return names;
    }

    /**
     * What a document would put in force. Stores nothing.
     *
     * @throws PolicyRefused if it cannot be put in force, with what stands against it
     */
    @PreAuthorize("hasRole('administrator')")
    public PolicyExamination examine(byte[] document) {
        return attempts.write(attempt(document), state -> null, () -> {
            SecurityPolicy policy = read(document);
            store.objection(policy, document).ifPresent(objection -> {
                throw PolicyRefused.of(objection);
            });
            return new PolicyExamination(
                    policy,
                    PolicyStore.digestOf(document),
                    PolicyExamples.of(policy),
                    equivalents(policy),
                    labels.policies()
                            .current(policy.name())
                            .map(before -> PolicyDifference.between(before, policy))
                            .orElse(null));
        });
    }

    /**
     * Puts a policy in force, here and on every node. What it denies is denied with it; what it newly permits is decided in the
     * background.
     *
     * @return the policy as the edition that it is now
     * @throws PolicyRefused if it cannot be, with what stands against it
     */
    @PreAuthorize("hasRole('administrator')")
    public SecurityPolicy load(byte[] document) {
        SecurityPolicy loaded = attempts.write(attempt(document), state -> null, () -> {
            read(document);
            SecurityPolicy policy = enter(document);
            log.append(attempt(document).with("name", policy.name()).with("edition", policy.edition()));
            changes.publish(new Change(TOPIC, Change.ANY));
            return policy;
        });
        store.refresh();
        decisions.begin();
        return loaded;
    }

    /** The document of an edition, as it was loaded; empty if there is no such edition. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public Optional<byte[]> download(String name, int edition) {
        Optional<byte[]> found = store.document(name, edition);
        found.ifPresent(document -> log.append(AuditEvent.of(AuditAction.POLICY_DOWNLOADED, ObjectKind.POLICY, null)
                .with("name", name)
                .with("edition", edition)));
        return found;
    }

    private List<PolicyExamination.Equivalent> equivalents(SecurityPolicy policy) {
        return policy.levels().stream()
                .flatMap(level -> level.equivalents().stream()
                        .map(one -> new PolicyExamination.Equivalent(
                                level.name(),
                                one.policy(),
                                theirs(policy, one),
                                one.lacv(),
                                one.applied(),
                                isConditional(policy, one))))
                .toList();
    }

    private static boolean isConditional(SecurityPolicy policy, PolicyEquivalent.OfLevel equivalent) {
        return !equivalent.required().isEmpty()
                || policy.equivalents().stream()
                        .anyMatch(other -> other.name().equals(equivalent.policy())
                                && !other.required().isEmpty());
    }

    // Under the name that the document calls it by, it may be loaded under another one: its identifier says which it
    // is.
    private @Nullable String theirs(SecurityPolicy policy, PolicyEquivalent.OfLevel equivalent) {
        return policy.equivalents().stream()
                .filter(other -> other.name().equals(equivalent.policy()))
                .flatMap(other -> labels.policies().current().stream()
                        .filter(loaded -> loaded.oid().equals(other.oid())))
                .flatMap(loaded -> loaded.levels().stream())
                .filter(level -> level.lacv() == equivalent.lacv())
                .map(Classification::name)
                .findFirst()
                .orElse(null);
    }

    private SecurityPolicy read(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw PolicyRefused.tooLarge();
        }
        SecurityPolicy policy;
        try {
            policy = store.read(document);
        } catch (UnreadableDocument e) {
            throw PolicyRefused.of(e);
        }
        LabelChoices.impossible(policy, Instant.now()).ifPresent(name -> {
            throw PolicyRefused.impossible(name);
        });
        return policy;
    }

    private SecurityPolicy enter(byte[] document) {
        try {
            return store.enter(document, currentMember.require().id().value());
        } catch (PolicyNotAccepted e) {
            throw PolicyRefused.of(e.objection());
        }
    }

    // Of what is too large only the beginning was taken, whose digest would name nothing.
    private static AuditEvent attempt(byte[] document) {
        AuditEvent attempt = AuditEvent.of(AuditAction.POLICY_LOADED, ObjectKind.POLICY, null);
        return document.length > MOST_BYTES ? attempt : attempt.with("digest", PolicyStore.digestOf(document));
    }
}
