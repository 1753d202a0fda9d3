package org.entente.nation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.access.Roles;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** What nations are cleared for with which nothing else was agreed. */
class StandingClearancesTest extends PortalTest {

    @Autowired
    private Nations nations;

    @Autowired
    private StandingClearancesAtStart atStart;

    @Autowired
    private Labels labels;

    @Test
    void nationWithoutAStatedClearanceIsClearedForNothingUntilThePortalStarts() {
        NationCode code = fixture.newNation();
        fixture.sql()
                .sql("update nation set clearance_id = null where code = ?")
                .param(code.value())
                .update();
        assertThat(nation(code).clearances()).isEqualTo(Clearances.NONE);

        atStart.run(new DefaultApplicationArguments());

        assertThat(nation(code).clearances()).isEqualTo(labels.standing(code));
        assertThat(fixture.sql()
                        .sql(
                                "select detail ->> 'why' from audit_entry where object_id = ? and action = 'NATION_CHANGED'")
                        .param(code.value())
                        .query(String.class)
                        .list())
                .containsExactly("STANDING");
    }

    @Test
    void startChangesNoClearanceThatIsStated() {
        NationCode code = fixture.newNation();
        int other = labels.intern(labels.policy().clearance("RESTRICTED", code, List.of()))
                .value();
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(other, code.value())
                .update();

        atStart.run(new DefaultApplicationArguments());

        assertThat(nation(code).clearances().held()).hasSize(1);
    }

    @Test
    void nationIsClearedWhenItIsAdded() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        NationCode code = new NationCode("XZZ");
        act.as(administrator.subject(), () -> nations.add(code, "Added"));

        assertThat(nation(code).clearances()).isEqualTo(labels.standing(code));
    }

    @Test
    void nationHoldsWhatIsReleasedToItAndNoOtherNationsRestriction() {
        Clearances france = labels.standing(new NationCode("FRA"));
        Clearances america = labels.standing(new NationCode("USA"));

        assertThat(france.held()).extracting(Clearance::policy).containsExactly("ENTENTE", "TLP", "US-STYLE");
        Clearance own = france.under("ENTENTE").orElseThrow();
        assertThat(own.classifications()).contains("UNCLASSIFIED", "SECRET");
        assertThat(own.values("Caveat")).containsAll(labels.policy().caveats());
        assertThat(own.values("Releasable To")).containsExactly("FRA");
        ConfidentialityLabel american =
                american(Category.of(TagType.RESTRICTIVE, "Foreign Release", List.of("NOFORN")));
        ConfidentialityLabel released =
                american(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("USA", "FRA")));
        assertThat(List.of(
                        labels.decide(france, american).permitted(),
                        labels.decide(america, american).permitted(),
                        labels.decide(france, released).permitted(),
                        labels.decide(labels.standing(new NationCode("DEU")), released)
                                .permitted()))
                .containsExactly(false, true, true, false);
    }

    @Test
    void databaseKnowsWhichClearanceLiesWithinWhich() {
        NationCode france = new NationCode("FRA");
        int whole = labels.intern(labels.standing(france)).value();
        int low = labels.intern(labels.policy().clearance("RESTRICTED", france, List.of()))
                .value();
        int others = labels.intern(labels.policy().clearance("RESTRICTED", new NationCode("DEU"), List.of()))
                .value();

        assertThat(List.of(within(low, whole), within(whole, low), within(others, whole), within(low, low)))
                .containsExactly(true, false, false, true);
    }

    private boolean within(int inner, int outer) {
        return fixture.sql()
                .sql("select exists (select from clearance_within where inner_id = ? and outer_id = ?)")
                .params(inner, outer)
                .query(Boolean.class)
                .single();
    }

    private static ConfidentialityLabel american(Category category) {
        return new ConfidentialityLabel("US-STYLE", 0, "SECRET", List.of(category));
    }

    // As a liaison officer, who knows what nations are cleared for and not what their people are.
    private Nation nation(NationCode code) {
        Person officer = fixture.officer("GBR", "UNCLASSIFIED");
        return act.get(officer.subject(), nations::list).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
