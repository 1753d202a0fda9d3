package org.entente.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.Standing;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.audit.ObjectKind;
import org.entente.live.Notice;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Agreements at the service, through PostgreSQL: who may not, first. */
@RecordApplicationEvents
class AgreementRulesTest extends PortalTest {

    private static final LocalDate DAY = LocalDate.of(2030, 6, 1);
    private static final Party GBR = new Party("GBR");
    private static final Party FRA = new Party("FRA");

    @Autowired
    private Agreements agreements;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Bonds bonds;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ApplicationEvents events;

    private Person british;
    private Person french;
    private Person polish;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.READER);
    }

    @Test
    void whoeverIsNotReleasedToFindsNoTraceAnywhere() {
        AgreementId id = register(plain("Bilateral arrangement"));
        as(british, () -> {
            sign(id);
            obligations.add(
                    id, new Obligation.Data("Pay", "", GBR, LocalDate.now().plusDays(3)));
        });

        as(polish, () -> {
            assertThat(agreements.list(AgreementQuery.of(workspace, DAY), 0, 50))
                    .isEmpty();
            assertThat(agreements.list(AgreementQuery.matching("Bilateral arrangement", DAY), 0, 50))
                    .isEmpty();
            assertThat(agreements.open(id)).isEmpty();
            assertThat(agreements.isThere(id)).isFalse();
            assertThat(obligations.of(id)).isEmpty();
            assertThat(deadlines.within(300))
                    .noneMatch(deadline -> deadline.agreement().equals(id));
            assertThat(bonds.between(new NationCode("GBR"), new NationCode("FRA"), DAY))
                    .noneMatch(bond -> bond.agreement().equals(id));
            assertThatThrownBy(() -> agreements.record(id, Act.of(ActKind.ACCESSION, new Party("POL"), DAY), ""))
                    .isInstanceOf(AgreementNotThere.class);
            assertThatThrownBy(() -> obligations.add(id, new Obligation.Data("Pay", "", null, DAY)))
                    .isInstanceOf(AgreementNotThere.class);
        });
        assertThat(fixture.sql()
                        .sql("select reason from audit_entry where object_id = ? and outcome = 'DENIED' and actor = ?")
                        .params(id.toString(), polish.id().value())
                        .query(String.class)
                        .list())
                .contains("LABEL");
    }

    @Test
    void administratorsAndAuditorsAreRefusedEverything() {
        AgreementId id = register(plain("Not theirs"));
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR)) {
            as(fixture.official("GBR", role), () -> {
                assertThatThrownBy(() -> agreements.open(id)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> bonds.matrix(DAY)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> deadlines.tell()).isInstanceOf(AccessDeniedException.class);
            });
        }
    }

    @Test
    void readersReadAndChangeNothing() {
        AgreementId id = register(plain("For reading"), "GBR", "FRA", "POL");
        as(polish, () -> {
            Agreement read = agreements.open(id).orElseThrow();
            assertThatThrownBy(() -> agreements.change(id, read.version(), plain("Mine now")))
                    .isInstanceOf(AgreementNotAllowed.class)
                    .hasMessage("BEYOND_RIGHTS");
            assertThatThrownBy(() -> agreements.record(id, Act.of(ActKind.ACCESSION, new Party("POL"), DAY), ""))
                    .isInstanceOf(AgreementNotAllowed.class)
                    .hasMessage("BEYOND_RIGHTS");
            assertThatThrownBy(() -> agreements.create(workspace, fixture.label("UNCLASSIFIED", "POL"), plain("New")))
                    .isInstanceOf(AgreementNotAllowed.class)
                    .hasMessage("BEYOND_RIGHTS");
        });
    }

    @Test
    void labelIsTheOriginatorsAloneAndItsPartsFollow() {
        AgreementId id = register(plain("Released later"));
        as(british, () -> {
            sign(id);
            obligations.add(id, new Obligation.Data("Pay", "", GBR, DAY));
        });
        assertThat(List.of(
                        refusal(french, id, "UNCLASSIFIED", "GBR", "FRA", "POL"),
                        refusal(british, id, "UNCLASSIFIED", "FRA"),
                        refusal(british, id, "SECRET", "GBR")))
                .containsExactly(
                        RelabellingRefused.Why.NOT_THE_ORIGINATOR,
                        RelabellingRefused.Why.ORIGINATOR_LEFT_OUT,
                        RelabellingRefused.Why.ABOVE_CEILING);
        relabel.give(british, id, fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL"));
        as(polish, () -> {
            assertThat(agreements.open(id).orElseThrow().acts()).hasSize(2);
            assertThat(obligations.of(id)).hasSize(1);
        });
    }

    @Test
    void agreementNeverStandsUnderItself() {
        AgreementId treaty = register(plain("Treaty"));
        AgreementId arrangement = register(under("Arrangement", treaty));
        AgreementId annex = register(under("Annex", arrangement));
        as(british, () -> {
            int version = agreements.open(treaty).orElseThrow().version();
            assertThatThrownBy(() -> agreements.change(treaty, version, under("Treaty", annex)))
                    .hasMessage("CIRCLE");
            assertThatThrownBy(() -> agreements.change(treaty, version, under("Treaty", treaty)))
                    .hasMessage("CIRCLE");
            assertThat(agreements.list(AgreementQuery.under(treaty, DAY), 0, 10))
                    .extracting(AgreementSummary::title)
                    .containsExactly("Arrangement");
        });
    }

    @Test
    void whatAnAgreementStandsUnderStaysWhenSomebodyWhoMayNotSeeThatChangesIt() {
        AgreementId hidden = register(plain("Hidden above"), "GBR");
        AgreementId open = register(under("Open below", hidden), "GBR", "FRA");
        as(french, () -> {
            Agreement read = agreements.open(open).orElseThrow();
            assertThat(read.data().parent()).isNull();
            assertThat(read.parentTitle()).isNull();
            agreements.change(open, read.version(), plain("Open below, renamed"));
        });
        as(british, () -> {
            Agreement read = agreements.open(open).orElseThrow();
            assertThat(read.data().title()).isEqualTo("Open below, renamed");
            assertThat(read.data().parent()).isEqualTo(hidden);
            agreements.change(open, read.version(), plain("Open and alone"));
            assertThat(agreements.open(open).orElseThrow().data().parent()).isNull();
        });
    }

    @Test
    void statusFollowsTheActsAndStruckOnesCountNoLonger() {
        AgreementId id = register(plain("Signed by two"));
        as(british, () -> {
            assertThat(standing(id)).isEqualTo(Standing.NOT_IN_FORCE);
            agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, GBR, DAY.minusDays(5)), "");
            UUID second = agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, FRA, DAY.minusDays(1)), "");
            assertThat(standing(id)).isEqualTo(Standing.IN_FORCE);
            assertThatThrownBy(() ->
                            agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, FRA, DAY.minusDays(1)), ""))
                    .hasMessage("ALREADY_RECORDED");
            agreements.strike(id, second);
            assertThat(standing(id)).isEqualTo(Standing.NOT_IN_FORCE);
        });
        assertThat(fixture.sql()
                        .sql(
                                "select action from audit_entry where object_id = ? and outcome = 'SUCCESS' order by occurred_at, id")
                        .param(id.toString())
                        .query(String.class)
                        .list())
                .contains("AGREEMENT_CREATED", "AGREEMENT_ACT_RECORDED", "AGREEMENT_ACT_STRUCK");
        assertThat(fixture.sql()
                        .sql(
                                "select count(*) from audit_entry where object_id = ? and detail::text like '%Signed by two%'")
                        .param(id.toString())
                        .query(Integer.class)
                        .single())
                .as("entries hold no content")
                .isZero();
    }

    @Test
    void listsFilterByPartyTypeBindingAndStatusOnADay() {
        AgreementId signed = register(plain("Filtered and signed"));
        AgreementId open = register(plain("Filtered and open"));
        as(british, () -> {
            sign(signed);
            AgreementQuery all = AgreementQuery.of(workspace, DAY);
            assertThat(ids(with(all, Standing.IN_FORCE, null, null))).containsExactly(signed);
            assertThat(ids(with(all, Standing.NOT_IN_FORCE, null, null))).containsExactly(open);
            assertThat(ids(new AgreementQuery(
                            workspace,
                            null,
                            null,
                            null,
                            null,
                            Standing.IN_FORCE,
                            null,
                            DAY.minusYears(1),
                            all.order(),
                            true)))
                    .isEmpty();
            assertThat(ids(with(all, null, GBR, false))).containsExactlyInAnyOrder(signed, open);
            assertThat(ids(with(all, null, new Party("USA"), null))).isEmpty();
            assertThat(ids(with(all, null, null, true))).isEmpty();
        });
    }

    @Test
    void whatBindsTwoNationsIsAnsweredWithAReason() {
        AgreementId id = register(plain("Between two"));
        as(british, () -> {
            sign(id);
            NationCode uk = new NationCode("GBR");
            NationCode france = new NationCode("FRA");
            assertThat(bonds.between(uk, france, DAY))
                    .filteredOn(bond -> bond.agreement().equals(id))
                    .singleElement()
                    .satisfies(bond -> assertThat(bond.inForce()).isTrue());
            assertThat(bonds.inForceBetween(uk, france, AgreementKind.TECHNICAL_ARRANGEMENT, DAY))
                    .isTrue();
            assertThat(bonds.inForceBetween(uk, france, AgreementKind.TECHNICAL_ARRANGEMENT, DAY.minusYears(1)))
                    .isFalse();
            assertThat(bonds.inForceBetween(uk, france, AgreementKind.SECURITY_OF_INFORMATION, DAY))
                    .isFalse();
            assertThat(bonds.matrix(DAY).between(france, uk)).isPositive();
            assertThat(bonds.matrix(DAY).between(uk, france))
                    .isEqualTo(bonds.matrix(DAY).between(france, uk));
        });
    }

    @Test
    void nearDeadlinesAreToldOnceToTheMembersOfTheWorkspace() {
        AgreementId id = register(plain("Obliges"));
        LocalDate due = LocalDate.now().plusDays(5);
        as(british, () -> obligations.add(id, new Obligation.Data("Pay", "", GBR, due)));

        as(polish, () -> deadlines.tell());
        assertThat(told(id)).as("a reader keeps nothing in the workspace").isEmpty();
        as(french, () -> deadlines.tell());
        as(british, () -> deadlines.tell());
        assertThat(told(id)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Deadlines.NOTICE);
            assertThat(notice.to()).contains(british.id(), french.id());
        });
    }

    @Test
    void obligationIsMetWithEvidenceByWhoeverReadItLast() {
        AgreementId id = register(plain("Obliging"));
        as(british, () -> {
            obligations.add(id, new Obligation.Data("Report costs", "paragraph 8", GBR, DAY));
            Obligation first = obligations.of(id).getFirst();
            assertThat(fixture.sql()
                            .sql(
                                    "select detail ->> 'rows' from audit_entry where object_id = ? and action = 'OBLIGATIONS_LISTED'")
                            .param(id.toString())
                            .query(String.class)
                            .list())
                    .containsExactly("1");
            obligations.settle(id, first, DAY, null, "letter of the same day");
            assertThatThrownBy(() -> obligations.settle(id, first, null, null, ""))
                    .isInstanceOf(AgreementChangedMeanwhile.class);
            Obligation met = obligations.of(id).getFirst();
            assertThat(met.metOn()).isEqualTo(DAY);
            assertThat(met.evidenceNote()).isEqualTo("letter of the same day");
        });
    }

    private List<Notice> told(AgreementId id) {
        return events.stream(Notice.class)
                .filter(notice -> notice.path().endsWith(id.toString()))
                .toList();
    }

    private List<AgreementId> ids(AgreementQuery query) {
        return agreements.list(query, 0, 50).stream().map(AgreementSummary::id).toList();
    }

    private AgreementQuery with(
            AgreementQuery query, @Nullable Standing standing, @Nullable Party party, @Nullable Boolean binding) {
        return new AgreementQuery(
                query.workspace(), null, party, null, binding, standing, null, query.day(), query.order(), true);
    }

    private Standing standing(AgreementId id) {
        return agreements.open(id).orElseThrow().course().on(DAY).standing();
    }

    private void sign(AgreementId id) {
        agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, GBR, DAY.minusDays(9)), "");
        agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, FRA, DAY.minusDays(9)), "");
    }

    private AgreementId register(AgreementData data) {
        return register(data, "GBR", "FRA");
    }

    private AgreementId register(AgreementData data, String... nations) {
        return act.get(
                british.subject(), () -> agreements.create(workspace, fixture.label("UNCLASSIFIED", nations), data));
    }

    private void as(Person person, Runnable work) {
        act.as(person.subject(), work);
    }

    private static AgreementData plain(String title) {
        return data(title, null);
    }

    private static AgreementData under(String title, AgreementId parent) {
        return data(title, parent);
    }

    private static AgreementData data(String title, @Nullable AgreementId parent) {
        return new AgreementData(
                title,
                null,
                AgreementKind.TECHNICAL_ARRANGEMENT,
                false,
                "",
                null,
                null,
                DAY.minusDays(9),
                parent,
                Terms.of(
                        Set.of(GBR, FRA),
                        new EntryRule.OnSignature(),
                        Delay.NONE,
                        new TermRule.Renewing(Delay.years(3), Delay.years(1), Delay.months(6)),
                        new WithdrawalRule.AfterNotice(Delay.months(6), Delay.years(1))));
    }

    private RelabellingRefused.Why refusal(Person person, AgreementId id, String level, String... nations) {
        return relabel.refusal(person, ObjectKind.AGREEMENT, id.value(), fixture.label(level, nations));
    }
}
