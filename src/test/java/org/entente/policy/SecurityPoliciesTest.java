package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.label.ClearanceId;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.PolicyEdition;
import org.entente.label.TestPolicies;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.policy.PolicyDifference.Change;
import org.entente.policy.PolicyDifference.Kind;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Who puts policies in force, what is refused, and what the auditor reads of it. */
class SecurityPoliciesTest extends PortalTest {

    @Autowired
    private SecurityPolicies policies;

    @Autowired
    private Labels labels;

    @Autowired
    private AuditTrail trail;

    private final TestPolicies one = new TestPolicies();
    private final TestPolicies other = new TestPolicies();
    private Person administrator;

    @BeforeEach
    void administrator() {
        administrator = fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR})
    void whoIsNoAdministratorDoesNothingWithPolicies(String role) {
        act.as(fixture.official("GBR", role).subject(), () -> {
            assertThatThrownBy(policies::list).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> policies.loaders(List.of())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> policies.examine(one.document())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> policies.load(one.document())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> policies.download("ENTENTE", 1)).isInstanceOf(AccessDeniedException.class);
        });
        assertThat(labels.policies().current(one.name())).isEmpty();
    }

    @Test
    void refusedDocumentLeavesItsEntryAndNothingElse() {
        load(one.document());
        String document = new String(one.document(), StandardCharsets.UTF_8);
        byte[] tooLarge = new byte[SecurityPolicies.MOST_BYTES + 1];
        Stream.of(
                        document.replace("2.1", "3.0"),
                        document.substring(0, 200),
                        document.replace(one.name(), other.name()),
                        document.replace(one.oid(), other.oid()),
                        "<!DOCTYPE SPIF [<!ENTITY a \"b\">]>" + document)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(bytes -> act.as(administrator.subject(), () -> {
                    assertThatThrownBy(() -> policies.examine(bytes)).isInstanceOf(PolicyRefused.class);
                    assertThatThrownBy(() -> policies.load(bytes)).isInstanceOf(PolicyRefused.class);
                }));
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> policies.examine(tooLarge)).isInstanceOf(PolicyRefused.class));

        assertThat(editions(one)).hasSize(1);
        assertThat(editions(other)).isEmpty();
        List<AuditEntry> refusals = entries(Outcome.FAILED);
        assertThat(refusals)
                .extracting(AuditEntry::reason)
                .containsOnly("UNREADABLE", "IDENTIFIER_OF_ANOTHER", "NAME_OF_ANOTHER", "TOO_LARGE")
                .hasSize(11);
        assertThat(refusals)
                .allSatisfy(entry -> assertThat(Objects.toString(entry)).doesNotContain("SHUT"));
    }

    /** The one needs what excludes it; the other needs what may not be used at it. */
    @Test
    void policyWhoseRulesContradictEachOtherIsRefusedByName() {
        String needed = "<requiredCategory operation=\"all\">"
                + "<categoryGroup tagSetRef=\"Project\" tagType=\"restrictive\" lacv=\"%d\"/></requiredCategory>";
        String alpha = "<tagCategory name=\"ALPHA\" lacv=\"1\"%s";
        String beta = "<tagCategory name=\"BETA\" lacv=\"2\" obsolete=\"false\"%s";
        String document = new String(one.document(), StandardCharsets.UTF_8);
        String value = document.replace(
                        alpha.formatted("/>"), alpha.formatted(">" + needed.formatted(2) + "</tagCategory>"))
                .replace(
                        beta.formatted("/>"),
                        beta.formatted("><excludedCategory tagSetRef=\"Project\" tagType=\"restrictive\" lacv=\"1\"/>"
                                + "</tagCategory>"));
        String level = document.replace(
                        alpha.formatted("/>"), alpha.formatted("><excludedClass>CLOSED</excludedClass></tagCategory>"))
                .replace("hierarchy=\"1\">", "hierarchy=\"1\">" + needed.formatted(1));

        assertThat(objection(value)).containsExactly("Project ALPHA");
        assertThat(objection(level)).containsExactly("CLOSED");
    }

    private List<String> objection(String document) {
        return act.get(administrator.subject(), () -> {
            try {
                policies.load(document.getBytes(StandardCharsets.UTF_8));
                return List.of();
            } catch (PolicyRefused refused) {
                assertThat(refused.reason()).isEqualTo("IMPOSSIBLE");
                return refused.details();
            }
        });
    }

    @Test
    void brokenDocumentIsRefusedWithItsLine() {
        byte[] broken = new String(one.document(), StandardCharsets.UTF_8)
                .replace("name=\"BETA\" lacv=\"2\"", "name=\"BETA\" lacv=\"two\"")
                .getBytes(StandardCharsets.UTF_8);
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> policies.examine(broken))
                        .isInstanceOfSatisfying(PolicyRefused.class, refused -> {
                            assertThat(refused.line()).isGreaterThan(10);
                            assertThat(refused.details()).last().isEqualTo("lacv is not a number: two");
                        }));
    }

    @Test
    void examinedPolicyIsShownAndNotInForceUntilItIsLoaded() {
        PolicyExamination first = act.get(administrator.subject(), () -> policies.examine(one.document()));
        assertThat(first.policy().edition()).isOne();
        assertThat(first.difference()).isNull();
        assertThat(first.values()).isEqualTo(2);
        assertThat(first.examples())
                .extracting(example -> example.marking().banner())
                .containsExactly(one.name() + " OPEN", one.name() + " SHUT");
        assertThat(editions(one)).isEmpty();
        load(one.document());

        PolicyExamination second =
                act.get(administrator.subject(), () -> policies.examine(one.document("LOCKED", true, List.of(other))));

        assertThat(first.equivalents()).isEmpty();
        assertThat(second.equivalents())
                .contains(new PolicyExamination.Equivalent(
                        "CLOSED", other.name(), null, 2, PolicyEquivalent.Applied.BOTH, false));
        load(other.document());
        assertThat(act.get(
                                administrator.subject(),
                                () -> policies.examine(one.document("LOCKED", true, List.of(other))))
                        .equivalents())
                .contains(new PolicyExamination.Equivalent(
                        "CLOSED", other.name(), "CLOSED", 2, PolicyEquivalent.Applied.BOTH, false));
        assertThat(Objects.requireNonNull(second.difference()).changes())
                .containsExactlyInAnyOrder(
                        new Change(Kind.EQUIVALENTS, "", "OPEN"),
                        new Change(Kind.MARKING, "", "CLOSED"),
                        new Change(Kind.EQUIVALENTS, "", "CLOSED"),
                        new Change(Kind.OBSOLETE, "Project", "BETA"),
                        new Change(Kind.EQUIVALENTS, "", one.name()));
        assertThat(labels.policies().current(one.name()).orElseThrow().edition())
                .isOne();
    }

    @Test
    void loadedPolicyIsListedWithWhoLoadedItAndComesBackByteForByte() {
        load(one.document());
        byte[] next = one.document("LOCKED", false, List.of());
        load(next);

        assertThat(editions(one)).extracting(PolicyEdition::edition).containsExactly(2, 1);
        assertThat(editions(one)).extracting(PolicyEdition::inForce).containsExactly(true, false);
        act.as(administrator.subject(), () -> {
            assertThat(policies.loaders(editions(one))).containsValue(administrator.name());
            assertThat(policies.download(one.name(), 1).orElseThrow()).isEqualTo(one.document());
            assertThat(policies.download(one.name(), 2).orElseThrow()).isEqualTo(next);
            assertThat(policies.download(one.name(), 3)).isEmpty();
        });
        assertThat(entries(Outcome.SUCCESS))
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder(
                        AuditAction.POLICY_LOADED,
                        AuditAction.POLICY_LOADED,
                        AuditAction.POLICY_DOWNLOADED,
                        AuditAction.POLICY_DOWNLOADED);
    }

    @Test
    void whatANewPolicyPermitsOpensInTheBackgroundAndItsProgressIsListed() {
        load(one.document());
        LabelId label = labels.intern(one.label("CLOSED"));
        ClearanceId cleared = labels.intern(other.clearance());
        assertThat(labels.permits(cleared, label)).isFalse();

        load(other.document("SHUT", false, List.of(one)));

        await().until(() -> labels.permits(cleared, label));
        await().until(() -> editions(other).stream().allMatch(PolicyEdition::isDecided));
    }

    private void load(byte[] document) {
        act.as(administrator.subject(), () -> policies.load(document));
    }

    private List<PolicyEdition> editions(TestPolicies policy) {
        return act.get(administrator.subject(), policies::list).stream()
                .filter(edition -> edition.name().equals(policy.name()))
                .toList();
    }

    private List<AuditEntry> entries(Outcome outcome) {
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        AuditQuery query = AuditQuery.ALL.by(administrator.id().value()).with(outcome);
        return act.get(auditor.subject(), () -> trail.list(query, null, 100)).stream()
                .filter(entry -> entry.action().name().startsWith("POLICY_"))
                .toList();
    }
}
