package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.label.model.PolicyDocuments;
import org.entente.policy.SecurityPolicies;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The published example of a NATO policy, put in force by an administrator: what is shared under it is read by whom it says. */
class ExamplePolicyInForceTest extends PortalTest {

    private static final String NATO = "NATO";
    private static final List<String> LEVELS = List.of("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL");

    @Autowired
    private SecurityPolicies policies;

    @Autowired
    private Labels labels;

    @Autowired
    private ExercisePlans plans;

    private Person member;
    private Person partner;
    private WorkspaceId workspace;

    @BeforeEach
    void putInForce() {
        byte[] document = PolicyDocuments.EXAMPLE.document();
        if (labels.policies().current(NATO).isEmpty()) {
            Person administrator = fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR);
            act.as(administrator.subject(), () -> {
                assertThat(policies.examine(document).examples()).hasSize(5);
                policies.load(document);
            });
        }
        member = cleared("NATO", "KFOR");
        partner = cleared("KFOR");
        workspace = fixture.workspace(NATO, "CONFIDENTIAL");
        fixture.admit(workspace, member, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, partner, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void labelThatThePolicyDoesNotAllowIsRefused() {
        Category crypto = Category.of(TagType.RESTRICTIVE, "Additional Sensitivity", List.of("CRYPTO"));
        ConfidentialityLabel excluded = new ConfidentialityLabel(NATO, "RESTRICTED", List.of(context("NATO"), crypto));
        act.as(
                member.subject(),
                () -> assertThatThrownBy(
                                () -> plans.create(workspace, excluded, Fixture.plan("Excluded below CONFIDENTIAL")))
                        .isInstanceOf(InvalidLabel.class));
    }

    @Test
    void whatIsOfOneContextIsNotForThoseOfAnother() {
        ExercisePlanId plan = made(new ConfidentialityLabel(NATO, "RESTRICTED", List.of(context("NATO"))));

        assertThat(reads(member, plan)).isTrue();
        assertThat(reads(partner, plan)).isFalse();
    }

    @Test
    void whatIsForBothContextsIsReadByBoth() {
        ExercisePlanId plan = made(new ConfidentialityLabel(NATO, "CONFIDENTIAL", List.of(context("NATO", "KFOR"))));

        assertThat(reads(member, plan)).isTrue();
        assertThat(reads(partner, plan)).isTrue();
    }

    private ExercisePlanId made(ConfidentialityLabel label) {
        return act.get(member.subject(), () -> plans.create(workspace, label, Fixture.plan("Under the example")));
    }

    private boolean reads(Person person, ExercisePlanId plan) {
        return act.get(person.subject(), () -> plans.open(plan).isPresent());
    }

    // The nation as its person: whoever writes a label must be of a nation that could read it.
    private Person cleared(String... contexts) {
        Person person = fixture.officer(fixture.newNation().value(), "SECRET");
        Clearances clearances = Clearances.of(new Clearance(NATO, new TreeSet<>(LEVELS), List.of(context(contexts))));
        fixture.clear(person, clearances);
        ClearanceId id = labels.intern(clearances);
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(id.value(), person.nation().value())
                .update();
        return person;
    }

    private static Category context(String... values) {
        return Category.of(TagType.PERMISSIVE, "Context", List.of(values));
    }
}
