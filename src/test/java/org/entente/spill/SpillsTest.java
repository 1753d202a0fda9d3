package org.entente.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.document.TakenAlong;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.notification.Notifications;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.review.Questions;
import org.entente.review.Seen;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillRefused.Why;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** A case from the report to its end: who may do what with it, who is told, and what stays. */
class SpillsTest extends PortalTest {

    @Autowired
    private Spills spills;

    @Autowired
    private Documents documents;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Questions questions;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person reader;
    private Person polish;
    private Person auditor;
    private DocumentId document;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("FRA", "RESTRICTED");
        polish = fixture.officer("POL", "SECRET");
        auditor = fixture.official("NLD", Roles.AUDITOR);
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        document = store();
    }

    @Test
    void whatIsReportedIsNeitherListedNorOpenedNorTakenAlongByAnybodyAndNotThereToReportAgain() {
        SpillId spill = report(french);
        for (Person person : List.of(british, second, french, reader)) {
            assertThat(act.get(person.subject(), () -> documents.list(workspace)))
                    .isEmpty();
            assertThat(act.get(person.subject(), () -> documents.open(document)))
                    .isEmpty();
            assertThatThrownBy(() -> download(person)).isNotNull();
            refused(
                    person,
                    Why.NOT_THERE,
                    () -> spills.report(ObjectKind.DOCUMENT, document.value(), shared(), "Again"));
        }
        assertThat(reason(british, "OBJECT_OPENED")).contains("FROZEN");
        assertThat(entry("SPILL_REPORTED", "detail ->> 'case'")).isEqualTo(spill.toString());
        assertThat(details()).noneMatch(detail -> detail.contains("coordinates"));
    }

    @Test
    void onlyOfficersOfTheOriginatingNationWhoMayTakeAlongHandleIt() {
        Person looking = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, looking, AdmissionRole.READER);
        SpillId spill = report(french);
        for (Person person : List.of(french, reader, polish, looking)) {
            refused(person, Why.NOT_THERE, () -> spills.release(spill));
            refused(person, Why.NOT_THERE, () -> spills.relabel(spill, narrow()));
            refused(person, Why.NOT_THERE, () -> spills.inform(spill));
            refused(person, Why.NOT_THERE, () -> spills.close(spill));
            refused(person, Why.NOT_THERE, () -> spills.acknowledge(spill));
        }
        assertThatThrownBy(() -> act.as(auditor.subject(), () -> spills.release(spill)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> act.as(british.subject(), spills::listForAuditor))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(act.get(polish.subject(), () -> spills.open(spill))).isEmpty();
        assertThat(act.get(polish.subject(), spills::list)).isEmpty();
        assertThat(act.get(french.subject(), () -> spills.open(spill)).orElseThrow())
                .satisfies(file -> {
                    assertThat(file.spill()).isNotNull().matches(one -> !one.handled());
                    assertThat(file.people()).as("who reads what").isEmpty();
                });
        assertThat(kinds(british)).containsExactly("spill.reported");
        assertThat(kinds(second)).containsExactly("spill.reported");
        assertThat(kinds(looking)).isEmpty();
        assertThat(kinds(french)).isEmpty();
    }

    @Test
    void falseAlarmIsReleasedByAnotherThanWhoReportedItAndNobodyIsToldThatItIsNew() {
        act.as(french.subject(), () -> documents.open(document));
        SpillId spill = report(british);
        refused(british, Why.SECOND_PERSON, () -> spills.release(spill));
        refused(second, Why.NOT_OPEN, () -> spills.inform(spill));
        refused(second, Why.NOT_OPEN, () -> spills.close(spill));
        act.as(second.subject(), () -> spills.release(spill));
        assertThat(act.get(french.subject(), () -> documents.open(document))
                        .orElseThrow()
                        .summary()
                        .label())
                .isEqualTo(shared());
        assertThat(kinds(french)).isEmpty();
        refused(second, Why.NOT_OPEN, () -> spills.inform(spill));
        act.as(british.subject(), () -> spills.close(spill));
        assertThat(opened(british, spill).steps())
                .extracting(SpillStep::to, SpillStep::by)
                .containsExactly(
                        tuple(SpillState.REPORTED, british.name()),
                        tuple(SpillState.RELEASED, second.name()),
                        tuple(SpillState.CLOSED, british.name()));
    }

    @Test
    void labelThatOnlyRestrictsIsGivenAtOnceAlsoByWhoReportedIt() {
        SpillId spill = report(british);
        assertThat(act.get(british.subject(), () -> spills.relabel(spill, narrow())))
                .isEqualTo(Spills.Outcome.DONE);
        assertThat(act.get(british.subject(), () -> documents.isThere(document)))
                .isTrue();
        assertThat(act.get(french.subject(), () -> documents.isThere(document))).isFalse();
        refused(second, Why.NOT_OPEN, () -> spills.release(spill));
        assertThat(entry("SPILL_RELABELLED", "detail ->> 'case'")).isEqualTo(spill.toString());
    }

    @Test
    void labelThatOpensTakesASecondPersonWhoAsksForTheSame() {
        SpillId spill = report(french);
        ConfidentialityLabel lateral = fixture.label("RESTRICTED", "GBR", "POL");
        assertThat(act.get(british.subject(), () -> spills.relabel(spill, lateral)))
                .isEqualTo(Spills.Outcome.ASKED);
        assertThat(kinds(second)).contains("spill.asked");
        assertThat(act.get(polish.subject(), () -> documents.isThere(document))).isFalse();
        refused(british, Why.SECOND_PERSON, () -> spills.relabel(spill, lateral));
        assertThat(act.get(second.subject(), () -> spills.relabel(spill, fixture.label("RESTRICTED", "GBR", "EST"))))
                .as("another label is another wish")
                .isEqualTo(Spills.Outcome.ASKED);
        refused(second, Why.SECOND_PERSON, () -> spills.relabel(spill, fixture.label("RESTRICTED", "GBR", "EST")));
        assertThat(act.get(british.subject(), () -> spills.relabel(spill, lateral)))
                .isEqualTo(Spills.Outcome.ASKED);
        assertThat(act.get(second.subject(), () -> spills.relabel(spill, lateral)))
                .isEqualTo(Spills.Outcome.DONE);
        assertThat(act.get(polish.subject(), () -> documents.isThere(document))).isTrue();
        assertThat(act.get(french.subject(), () -> documents.isThere(document))).isFalse();
        assertThat(kinds(polish)).containsExactly("document.released");
    }

    @Test
    void whoHadItIsWhatTheEntriesSayAndExactlyThoseAreToldWhoMayStillKnow() {
        Person gone = fixture.officer("FRA", "SECRET");
        Person never = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, gone, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, never, AdmissionRole.CONTRIBUTOR);
        for (Person person : List.of(british, french, french, reader, gone)) {
            act.as(person.subject(), () -> documents.open(document));
        }
        act.as(never.subject(), () -> documents.list(workspace));
        download(french);
        download(gone);
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(gone.id().value())
                .update();
        SpillId spill = report(reader);
        List<SpillPerson> readers = act.get(british.subject(), () -> spills.open(spill))
                .orElseThrow()
                .people();
        assertThat(readers)
                .extracting(SpillPerson::member, SpillPerson::opened, SpillPerson::taken)
                .containsExactlyInAnyOrderElementsOf(fixture.sql()
                        .sql("""
                                select actor, count(*) filter (where action like '%OPENED' or action like '%VIEWED'),
                                       count(*) filter (where action like '%DOWNLOADED' or action like '%EXPORTED')
                                  from audit_entry
                                 where object_id = ? and outcome = 'SUCCESS' and action ~ '(OPENED|VIEWED|DOWNLOADED|EXPORTED)$'
                                 group by actor
                                """)
                        .param(document.toString())
                        .query((row, n) ->
                                tuple(new MemberId(row.getObject(1, UUID.class)), row.getLong(2), row.getLong(3)))
                        .list());
        assertThat(readers)
                .extracting(SpillPerson::name, SpillPerson::opened, SpillPerson::taken)
                .containsExactlyInAnyOrder(
                        tuple(british.name(), 1L, 0L),
                        tuple(french.name(), 2L, 1L),
                        tuple(reader.name(), 1L, 0L),
                        tuple(gone.name(), 1L, 1L));

        act.as(british.subject(), () -> spills.relabel(spill, narrow()));
        act.as(second.subject(), () -> documents.open(document));
        assertThat(act.get(british.subject(), () -> spills.inform(spill))).isEqualTo(3);
        assertThat(told("spill.informed")).containsExactlyInAnyOrder(british.name(), french.name(), reader.name());
        assertThat(act.get(reader.subject(), () -> notifications.list(10)))
                .anySatisfy(notice -> assertThat(notice.kind()).isEqualTo("spill.informed"));
        refused(second, Why.NOT_OPEN, () -> spills.inform(spill));
        assertThat(act.get(second.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name, person -> person.informed() != null)
                .containsExactlyInAnyOrder(
                        tuple(british.name(), true),
                        tuple(french.name(), true),
                        tuple(reader.name(), true),
                        tuple(gone.name(), false));
    }

    @Test
    void whoeverWroteItHadItThoughTheyNeverOpenedIt() {
        act.as(second.subject(), () -> {
            try {
                documents.addVersion(document, "spilled.txt", new ByteArrayInputStream(new byte[] {'x'}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        SpillId spill = report(french);
        assertThat(act.get(british.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name, SpillPerson::opened, SpillPerson::taken, SpillPerson::worked)
                .as("who stored it and who changed it, and not who reported it")
                .containsExactlyInAnyOrder(tuple(british.name(), 0L, 0L, 1L), tuple(second.name(), 0L, 0L, 1L));
        act.as(british.subject(), () -> spills.relabel(spill, narrow()));
        assertThat(act.get(british.subject(), () -> spills.inform(spill))).isEqualTo(2);
        assertThat(told("spill.informed")).containsExactlyInAnyOrder(british.name(), second.name());
    }

    @Test
    void whoeverWroteOnThePageOfASectionDidNotWriteTheSection() {
        ExercisePlanId plan =
                act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("With a section")));
        PlanSectionData data = new PlanSectionData(SectionKind.FORCES, "Forces", "Text");
        UUID section =
                act.get(second.subject(), () -> sections.add(plan, data, null)).value();
        act.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("Renamed")));
        SpillId spill =
                act.get(french.subject(), () -> spills.report(ObjectKind.EXERCISE_SECTION, section, shared(), "Wrong"));
        assertThat(act.get(second.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name)
                .containsExactly(second.name());
    }

    @Test
    void whoHadItByEntriesThatNobodyVouchesForIsListedApartAndNeitherToldNorToldOf() {
        Person accused = fixture.officer("EST", "SECRET");
        Person colleague = fixture.officer("EST", "SECRET");
        fixture.admit(workspace, accused, AdmissionRole.READER);
        fixture.admit(workspace, colleague, AdmissionRole.READER);
        act.as(
                british.subject(),
                () -> relabelling.change(LabelWish.of(
                        ObjectKind.DOCUMENT,
                        document.value(),
                        shared(),
                        fixture.label("RESTRICTED", "GBR", "FRA", "EST"),
                        "To all")));
        var wide = relabel.waiting(document.value());
        act.as(second.subject(), () -> relabelling.agree(wide));
        act.as(french.subject(), () -> documents.open(document));
        fixture.slipIn(accused, "DOCUMENT_OPENED", ObjectKind.DOCUMENT, document.value());
        fixture.slipIn(french, "DOCUMENT_DOWNLOADED", ObjectKind.DOCUMENT, document.value());
        SpillId spill = act.get(
                british.subject(),
                () -> spills.report(
                        ObjectKind.DOCUMENT,
                        document.value(),
                        fixture.label("RESTRICTED", "GBR", "FRA", "EST"),
                        "Wrong"));
        assertThat(act.get(second.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .filteredOn(person -> !person.nation().equals(british.nation()))
                .extracting(SpillPerson::name, SpillPerson::vouched, SpillPerson::opened, SpillPerson::taken)
                .containsExactly(tuple(french.name(), true, 1L, 0L), tuple(accused.name(), false, 1L, 0L));

        act.as(second.subject(), () -> spills.relabel(spill, narrow()));
        act.as(second.subject(), () -> spills.inform(spill));
        assertThat(told("spill.informed")).contains(french.name()).doesNotContain(accused.name());
        for (Person person : List.of(accused, colleague)) {
            assertThat(act.get(person.subject(), () -> spills.open(spill))).isEmpty();
            refused(person, Why.NOT_THERE, () -> spills.acknowledge(spill));
        }
        for (SpillFile file : List.of(
                act.get(second.subject(), () -> spills.open(spill)).orElseThrow(),
                act.get(auditor.subject(), () -> spills.openForAuditor(spill)).orElseThrow())) {
            assertThat(file.people()).last().satisfies(person -> {
                assertThat(person.name()).isEqualTo(accused.name());
                assertThat(person.vouched()).isFalse();
                assertThat(person.informed()).isNull();
            });
        }
    }

    @Test
    void whoWasToldSaysOnceThatNoCopyIsLeftAndTheCaseShowsWhoHasNot() {
        act.as(french.subject(), () -> documents.open(document));
        act.as(second.subject(), () -> documents.open(document));
        Person colleague = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, colleague, AdmissionRole.READER);
        SpillId spill = report(british);
        act.as(british.subject(), () -> spills.relabel(spill, narrow()));
        refused(french, Why.NOT_THERE, () -> spills.acknowledge(spill));
        act.as(british.subject(), () -> spills.inform(spill));

        SpillFile told = act.get(french.subject(), () -> spills.open(spill)).orElseThrow();
        assertThat(told.spill()).as("why it was reported is not their affair").isNull();
        assertThat(told.notice()).isNotNull().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(ObjectKind.DOCUMENT);
            assertThat(notice.label()).isEqualTo(shared());
        });
        act.as(french.subject(), () -> spills.acknowledge(spill));
        refused(french, Why.NOT_OPEN, () -> spills.acknowledge(spill));
        refused(colleague, Why.NOT_THERE, () -> spills.acknowledge(spill));
        assertThat(act.get(british.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name, person -> person.acknowledged() != null)
                .containsExactlyInAnyOrder(
                        tuple(french.name(), true), tuple(second.name(), false), tuple(british.name(), false));
        assertThat(act.get(reader.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .as("each nation its own")
                .extracting(SpillPerson::name)
                .containsExactly(french.name());

        act.as(second.subject(), () -> spills.close(spill));
        assertThat(opened(british, spill).state()).isEqualTo(SpillState.CLOSED);
        assertThat(details("SPILL_ACKNOWLEDGED")).containsExactly(spill.toString());
    }

    @Test
    void auditorsFollowItWithoutWhyAndWithoutContentAndItDoesNotCountAsSeen() {
        act.as(french.subject(), () -> documents.open(document));
        SpillId spill = report(french);
        act.as(second.subject(), () -> spills.relabel(spill, narrow()));
        act.as(second.subject(), () -> spills.inform(spill));
        assertThat(act.get(auditor.subject(), spills::listForAuditor))
                .filteredOn(one -> one.id().equals(spill))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.object()).isEqualTo(document.value());
                    assertThat(one.label()).isEqualTo(shared());
                    assertThat(one.corrected()).isEqualTo(narrow());
                    assertThat(one.reason()).isNull();
                });
        assertThat(act.get(auditor.subject(), () -> spills.openForAuditor(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name)
                .containsExactly(french.name(), british.name());
        assertThat(act.get(auditor.subject(), () -> spills.openForAuditor(new SpillId(UUID.randomUUID()))))
                .isEmpty();
        assertThat(act.get(auditor.subject(), () -> questions.whoHasSeen(document.value())))
                .extracting(Seen::person)
                .extracting(person -> person.name())
                .containsExactlyInAnyOrder(british.name(), french.name());
    }

    @Test
    void sectionIsFrozenByItselfAndComesBackUnderItsPlan() {
        ExercisePlanId plan =
                act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("With a section")));
        UUID section = act.get(
                        british.subject(),
                        () -> sections.add(plan, new PlanSectionData(SectionKind.FORCES, "Forces", "Text"), null))
                .value();
        act.as(french.subject(), () -> sections.list(plan));
        SpillId spill = act.get(
                british.subject(), () -> spills.report(ObjectKind.EXERCISE_SECTION, section, shared(), "Wrong"));
        assertThat(act.get(british.subject(), () -> sections.list(plan))).isEmpty();
        assertThat(act.get(british.subject(), () -> plans.isThere(plan))).isTrue();
        assertThat(act.get(second.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .people())
                .extracting(SpillPerson::name)
                .contains(french.name());
        act.as(second.subject(), () -> spills.release(spill));
        assertThat(act.get(french.subject(), () -> sections.list(plan)))
                .singleElement()
                .satisfies(one -> assertThat(one.ownLabel()).isFalse());
    }

    @Test
    void changeOfLabelThatWaitedDoesNotThawIt() {
        act.as(
                british.subject(),
                () -> relabelling.change(LabelWish.of(
                        ObjectKind.DOCUMENT,
                        document.value(),
                        shared(),
                        fixture.label("RESTRICTED", "GBR", "FRA", "POL"),
                        "To all")));
        var change = relabel.waiting(document.value());
        report(french);
        assertThatThrownBy(() -> act.as(second.subject(), () -> relabelling.agree(change)))
                .isNotNull();
        assertThat(act.get(polish.subject(), () -> documents.isThere(document))).isFalse();
        assertThat(fixture.sql()
                        .sql("select state from label_change where id = ?")
                        .param(change.value())
                        .query(String.class)
                        .single())
                .isEqualTo("LAPSED");
    }

    @Test
    void reportNeedsAReasonAndTheLabelThatIsThere() {
        refused(french, Why.NO_REASON, () -> spills.report(ObjectKind.DOCUMENT, document.value(), shared(), " "));
        refused(
                french,
                Why.CHANGED_MEANWHILE,
                () -> spills.report(ObjectKind.DOCUMENT, document.value(), narrow(), "Outdated"));
        refused(polish, Why.NOT_THERE, () -> spills.report(ObjectKind.DOCUMENT, document.value(), shared(), "Guess"));
        assertThat(act.get(french.subject(), () -> documents.isThere(document))).isTrue();
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private ConfidentialityLabel narrow() {
        return fixture.label("CONFIDENTIAL", "GBR");
    }

    private SpillId report(Person person) {
        return act.get(
                person.subject(),
                () -> spills.report(ObjectKind.DOCUMENT, document.value(), shared(), "Names coordinates"));
    }

    private Spill opened(Person person, SpillId spill) {
        return Optional.ofNullable(act.get(person.subject(), () -> spills.open(spill))
                        .orElseThrow()
                        .spill())
                .orElseThrow();
    }

    private DocumentId store() {
        return act.get(british.subject(), () -> {
            try {
                return documents.store(
                        new NewDocument(workspace, shared(), "spilled.txt", null),
                        new ByteArrayInputStream("Wrong".getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private byte[] download(Person person) {
        return act.get(person.subject(), () -> {
            try (TakenAlong taken = documents.download(document, 1)) {
                return taken.content().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void refused(Person person, Why why, Runnable work) {
        assertThatThrownBy(() -> act.as(person.subject(), work))
                .isInstanceOfSatisfying(
                        SpillRefused.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private List<String> kinds(Person person) {
        return fixture.sql()
                .sql("select kind from notification where member_id = ? order by kind")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> told(String kind) {
        return fixture.sql()
                .sql("""
                        select m.display_name from notification n join member m on m.id = n.member_id
                         where n.kind = ? and n.workspace_id = (select id from workspace where public_id = ?)
                        """)
                .params(kind, workspace.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String entry(String action, String what) {
        return fixture.sql()
                .sql("select %s from audit_entry where object_id = ? and action = ?".formatted(what))
                .params(document.toString(), action)
                .query(String.class)
                .single();
    }

    private List<String> reason(Person person, String action) {
        return fixture.sql()
                .sql("select reason from audit_entry where actor = ? and action = ? and reason is not null")
                .params(person.id().value(), action)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> details() {
        return fixture.sql()
                .sql("select detail::text from audit_entry where object_id = ? and detail is not null")
                .param(document.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> details(String action) {
        return fixture.sql()
                .sql("select detail ->> 'case' from audit_entry where object_id = ? and action = ?")
                .params(document.toString(), action)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
