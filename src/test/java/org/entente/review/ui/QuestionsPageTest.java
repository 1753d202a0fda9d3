package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.proof.EvidenceExports;
import org.entente.binding.Exports;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSectionId;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.Labels;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.review.Barrier;
import org.entente.review.Hindsight;
import org.entente.review.Questions;
import org.entente.review.Seen;
import org.entente.review.Sight;
import org.entente.review.SightThen;
import org.entente.review.TakenAlong;
import org.entente.review.WorkDone;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.EvidenceLines;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.testing.Tamperer;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.training.IterationData;
import org.entente.training.IterationId;
import org.entente.training.Iterations;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

class QuestionsPageTest extends PageTest {

    private static final String SECRET_NAME = "Name that no auditor sees";
    private static final byte[] FILE = "four".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Documents documents;

    @Autowired
    private Exports exports;

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Questions questions;

    @Autowired
    private Hindsight hindsight;

    @Autowired
    private Labels labels;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    @Autowired
    private EvidenceExports exporting;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private Person auditor;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "RESTRICTED");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.READER);
        auditor = fixture.official("NLD", Roles.AUDITOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR", "FRA", "POL"), Fixture.plan(SECRET_NAME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
    void nobodyButAuditorsAsks(String role) {
        Instant now = Instant.now();
        act.as(fixture.official("GBR", role).subject(), () -> {
            assertThatThrownBy(() -> questions.whoHasSeen(plan.value()))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> questions.whatHasDone(british.id().value(), now, now))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> questions.whatWasTaken(british.nation(), now, now))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> hindsight.whoCouldSee(plan.value(), null, null))
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> hindsight.whyDenied(plan.value()))
                    .isInstanceOf(AuthorizationDeniedException.class);
        });
    }

    @Test
    void eachQuestionIsEnteredByItsName() {
        Instant now = Instant.now();
        act.as(auditor.subject(), () -> {
            questions.whoHasSeen(plan.value());
            questions.whatHasDone(british.id().value(), now, now);
            questions.whatWasTaken(british.nation(), now, now);
            hindsight.whoCouldSee(plan.value(), null, null);
            hindsight.whyDenied(plan.value());
        });

        assertThat(fixture.sql()
                        .sql(
                                "select detail ->> 'question' from audit_entry where actor = ? and jsonb_exists(detail, 'question') order by occurred_at")
                        .param(auditor.id().value())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("WHO_HAS_SEEN", "WHAT_HAS_DONE", "WHAT_WAS_DOWNLOADED", "WHO_COULD_SEE", "WHY_DENIED");
    }

    @Test
    void whoHasSeenAnObjectTellsHowOftenFirstAndLast() {
        act.as(french.subject(), () -> {
            plans.open(plan);
            plans.open(plan);
            exports.export(ObjectKind.EXERCISE_PLAN, plan.value());
        });
        act.as(polish.subject(), () -> assertThat(plans.open(plan)).isEmpty());

        List<Seen> seen = act.get(auditor.subject(), () -> questions.whoHasSeen(plan.value()));

        assertThat(seen).extracting(one -> one.person().name()).containsExactly(french.name(), british.name());
        assertThat(seen.getFirst().exported()).isEqualTo(1);
        assertThat(seen.getFirst().opened()).isGreaterThanOrEqualTo(2);
        assertThat(seen.getFirst().first()).isBefore(seen.getFirst().last());
        assertThat(seen.getLast().worked()).isEqualTo(1);

        var window = open(auditor, "audit/questions?ask=seen&object=" + plan);
        assertThat(text(window.getUI()))
                .contains("2 people have seen it, of 2 nations")
                .doesNotContain(SECRET_NAME);
        assertThat(rows(window)).hasSize(2);
    }

    @Test
    void whoeverReadThePageOfASectionHasSeenItIfTheyCouldReadItThen() {
        PlanSectionId[] section = new PlanSectionId[1];
        act.as(british.subject(), () -> {
            section[0] = sections.add(
                    plan,
                    new PlanSectionData(SectionKind.values()[0], "Air", "Text that no auditor sees"),
                    fixture.label("SECRET", "GBR", "FRA"));
        });
        Person fourth = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, fourth, AdmissionRole.READER);
        act.as(fourth.subject(), () -> assertThat(sections.list(plan)).isEmpty());
        act.as(french.subject(), () -> assertThat(sections.list(plan)).hasSize(1));

        List<Seen> seen = act.get(auditor.subject(), () -> questions.whoHasSeen(section[0].value()));

        assertThat(seen)
                .extracting(one -> one.person().name(), Seen::opened, Seen::worked)
                .containsExactly(tuple(french.name(), 1L, 0L), tuple(british.name(), 0L, 1L));
    }

    @Test
    void whoeverHadAMessageOnScreenHasSeenItAndNoOther() {
        ConversationId channel = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA", "POL"), "Channel"));
        MessageId first = post(channel, "First");
        MessageId second = post(channel, "Second");
        act.as(
                french.subject(),
                () -> assertThat(messages.page(channel, Long.MAX_VALUE, 1)).hasSize(1));
        act.as(
                polish.subject(),
                () -> assertThat(messages.page(channel, Long.MAX_VALUE, 40)).hasSize(2));

        assertThat(seen(second)).contains(french.name(), polish.name());
        assertThat(seen(first)).contains(polish.name()).doesNotContain(french.name());

        act.as(french.subject(), () -> messages.cameIn(channel, first, first, 1));
        assertThat(seen(first)).contains(french.name());
    }

    @Test
    void evidenceBesideTheAnswerHoldsWhatShowedAMessageAndNothingThatDidNot() {
        ConversationId channel = act.get(
                british.subject(),
                () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA", "POL"), "Channel"));
        MessageId first = post(channel, "Dotterel");
        post(channel, "Second");
        act.as(
                french.subject(),
                () -> assertThat(messages.page(channel, Long.MAX_VALUE, 1)).hasSize(1));
        act.as(
                polish.subject(),
                () -> assertThat(messages.page(channel, Long.MAX_VALUE, 40)).hasSize(2));
        Person searched = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, searched, AdmissionRole.READER);
        act.as(
                searched.subject(),
                () -> assertThat(messages.search(null, null, "dotterel", 10)).hasSize(1));
        assertThat(seen(first)).containsExactlyInAnyOrder(british.name(), polish.name(), searched.name());

        assertThat(EvidenceLines.of(SeenAnswer.evidence(first.value()), exporting, act, auditor, fixture.sql()))
                .anyMatch(line -> line.contains("MESSAGE_POSTED")
                        && line.contains(british.id().toString()))
                .anyMatch(line -> line.contains("MESSAGES_LISTED")
                        && line.contains(polish.id().toString()))
                .anyMatch(line -> line.contains("MESSAGES_SEARCHED")
                        && line.contains(searched.id().toString()))
                .noneMatch(line -> line.contains(french.id().toString()));
    }

    @Test
    void whoeverTookACourseAlongHasItsIterationsToo() {
        CourseId course = act.get(
                british.subject(),
                () -> courses.create(
                        workspace,
                        fixture.label("RESTRICTED", "GBR", "FRA"),
                        new CourseData("C1", "Winter", Discipline.LAND, null, List.of("en"), 5, null, "Cold")));
        IterationId iteration = act.get(
                british.subject(),
                () -> iterations.add(
                        course, new IterationData(LocalDate.of(2031, 1, 8), LocalDate.of(2031, 1, 12), null, 9, null)));
        act.as(french.subject(), () -> exports.export(ObjectKind.COURSE, course.value()));

        assertThat(act.get(auditor.subject(), () -> questions.whoHasSeen(iteration.value())))
                .extracting(one -> one.person().name(), Seen::opened, Seen::exported, Seen::worked)
                .containsExactly(tuple(french.name(), 1L, 1L, 0L), tuple(british.name(), 0L, 0L, 1L));
        assertThat(act.get(auditor.subject(), () -> questions.whoHasSeen(course.value())))
                .filteredOn(one -> Objects.requireNonNull(one.person().name()).equals(french.name()))
                .as("that its iterations are listed is no work on it")
                .extracting(Seen::worked)
                .containsExactly(0L);
    }

    @Test
    void whatDidNotComeThroughThePortalIsToldApartAndNotCounted() {
        fixture.slipIn(polish, "PLAN_OPENED", ObjectKind.EXERCISE_PLAN, plan.value());

        List<Seen> seen = act.get(auditor.subject(), () -> questions.whoHasSeen(plan.value()));

        assertThat(seen)
                .extracting(one -> one.person().name(), Seen::vouched)
                .containsExactly(tuple(british.name(), true), tuple(polish.name(), false));
        assertThat(text(open(auditor, "audit/questions?ask=seen&object=" + plan).getUI()))
                .contains("One person has seen it, of one nation", "One more entry speaks of this");
        assertThat(text(open(auditor, "audit/questions?ask=done&who=" + polish.id())
                        .getUI()))
                .contains("0 entries on", "One more entry speaks of this");
    }

    private MessageId post(ConversationId channel, String text) {
        return act.get(
                british.subject(),
                () -> messages.post(
                        channel,
                        new MessageData(
                                text,
                                fixture.label("RESTRICTED", "GBR", "FRA", "POL"),
                                Precedence.ROUTINE,
                                false,
                                null)));
    }

    private List<String> seen(MessageId message) {
        return act.get(auditor.subject(), () -> questions.whoHasSeen(message.value())).stream()
                .map(one -> one.person().name())
                .toList();
    }

    @Test
    void whatAPersonDidIsToldByDayAndLeadsToTheEntries() {
        act.as(french.subject(), () -> {
            plans.open(plan);
            plans.open(plan);
        });
        var window = open(auditor, "audit/questions?ask=done&who=" + french.id());

        assertThat(text(window.getUI())).contains("entries on one day");
        assertThat(window.find(RouterLink.class).all())
                .extracting(RouterLink::getHref)
                .anyMatch(href -> href.contains("audit?") && href.contains("who=" + french.id()));
    }

    @Test
    void whatANationTookAlongHasNumbersAndSizes() {
        Person norwegian = fixture.officer(fixture.newNation().value(), "SECRET");
        fixture.admit(workspace, norwegian, AdmissionRole.CONTRIBUTOR);
        Instant before = Instant.now().minusSeconds(60);
        act.as(norwegian.subject(), () -> {
            DocumentId document = stored(norwegian.nation().value());
            try (var content = documents.download(document, 1).content()) {
                assertThat(content).isNotNull();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        TakenAlong taken = act.get(
                auditor.subject(),
                () -> questions.whatWasTaken(
                        norwegian.nation(), before, Instant.now().plusSeconds(60)));

        assertThat(taken.lines()).singleElement().satisfies(one -> {
            assertThat(one.person().name()).isEqualTo(norwegian.name());
            assertThat(one.times()).isEqualTo(1);
            assertThat(one.bytes()).isEqualTo(FILE.length);
            assertThat(one.withoutSize()).isZero();
            assertThat(one.workspace()).isEqualTo(workspace);
        });
        var window = open(auditor, "audit/questions?ask=taken&nation=" + norwegian.nation());
        assertThat(text(window.getUI()))
                .contains("1 downloads, exports and fetched calendars, 4 B in all, by one person");
    }

    @Test
    void exportsOfEntriesAndFetchedCalendarsAreAmongWhatANationTookAlong() {
        Person norwegian = fixture.officer(fixture.newNation().value(), "SECRET");
        for (AuditAction action :
                List.of(AuditAction.AUDIT_EXPORTED, AuditAction.EVIDENCE_EXPORTED, AuditAction.CALENDAR_FETCHED)) {
            act.as(norwegian.subject(), () -> enter(AuditEvent.of(action, ObjectKind.AUDIT, null)));
        }

        TakenAlong taken = taken(norwegian.nation());

        assertThat(taken.times()).isEqualTo(3);
        assertThat(taken.people()).isEqualTo(1);
    }

    @Test
    void whatWasSlippedInByNobodyWhoIsKnownIsToldAsSuch() {
        UUID nobody = UUID.randomUUID();
        slipIn(nobody, "PLAN_OPENED", plan.toString(), "{}");

        var window = open(auditor, "audit/questions?ask=seen&object=" + plan);
        assertThat(text(window.getUI()))
                .contains("One person has seen it, of one nation", "One more entry speaks of this");
        assertThat(text(window.test(window.find(Grid.class).single()).getCellComponent(1, 0)))
                .contains("No member, " + nobody, "Not through the portal");
        assertThat(text(open(auditor, "audit/questions?ask=done&who=" + nobody).getUI()))
                .contains("0 entries on", "One more entry speaks of this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "12345678901234567890", "999999999999999999"})
    void sizesThatWereSlippedInAreNoReasonNotToAnswer(String bytes) {
        Person norwegian = fixture.officer(fixture.newNation().value(), "SECRET");
        for (int i = 0; i < 12; i++) {
            slipIn(
                    norwegian.id().value(),
                    "DOCUMENT_DOWNLOADED",
                    UUID.randomUUID().toString(),
                    "{\"bytes\": \"%s\"}".formatted(bytes));
        }

        assertThat(text(open(auditor, "audit/questions?ask=taken&nation=" + norwegian.nation())
                        .getUI()))
                .contains("0 downloads", "12 more entries speak of this");
    }

    @Test
    void moreLinesThanAreShownAreCountedAndSaidToBeThere() {
        Person norwegian = fixture.officer(fixture.newNation().value(), "SECRET");
        act.as(norwegian.subject(), () -> {
            for (int i = 0; i < 3; i++) {
                enter(AuditEvent.of(AuditAction.POLICY_DOWNLOADED, ObjectKind.POLICY, null));
            }
        });
        fixture.sql().sql("""
                        insert into audit_entry (actor, action, object_kind, outcome)
                        select ?, 'SLIPPED_IN_' || n, 'POLICY', 'SUCCESS' from generate_series(1, 2100) n
                        """).param(norwegian.id().value()).update();
        awaitSealed(norwegian.id().value(), 2103);

        WorkDone done = act.get(
                auditor.subject(),
                () -> questions.whatHasDone(
                        norwegian.id().value(),
                        Instant.now().minusSeconds(600),
                        Instant.now().plusSeconds(60)));

        assertThat(done.lines()).hasSize(Questions.MOST_LINES);
        assertThat(done.complete()).isFalse();
        assertThat(done.entries()).isEqualTo(3);
        assertThat(done.strangers()).isEqualTo(2100);
        assertThat(text(open(auditor, "audit/questions?ask=done&who=" + norwegian.id())
                        .getUI()))
                .contains("3 entries on one day", "2,100 more entries speak of this", "Only the newest 2,000 lines");
    }

    @Test
    void moreThatWasTakenAlongThanIsShownIsCountedAndSaidToBeThere() throws SQLException {
        String nation = fixture.newNation().value();
        Person norwegian = fixture.officer(nation, "SECRET");
        act.as(
                norwegian.subject(),
                () -> enter(AuditEvent.of(AuditAction.POLICY_DOWNLOADED, ObjectKind.POLICY, null)
                        .with("bytes", 5)));
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.slipIn("gen_random_uuid(), '%s', 'POLICY_DOWNLOADED', 'SUCCESS' from generate_series(1, 2100)"
                    .formatted(nation));
        }
        await().until(() -> fixture.sql()
                        .sql(
                                "select count(*) from audit_leaf l join audit_entry e on e.id = l.entry where e.actor_nation = ?")
                        .param(nation)
                        .query(Integer.class)
                        .single()
                == 2101);

        TakenAlong taken = taken(norwegian.nation());

        assertThat(taken.lines()).hasSize(Questions.MOST_LINES);
        assertThat(taken.complete()).isFalse();
        assertThat(taken.times()).isEqualTo(1);
        assertThat(taken.bytes()).isEqualTo(5);
        assertThat(taken.strangers()).isEqualTo(2100);
        assertThat(text(open(auditor, "audit/questions?ask=taken&nation=" + nation)
                        .getUI()))
                .contains("1 downloads", "2,100 more entries speak of this", "Only 2,000 lines are shown");
    }

    private TakenAlong taken(NationCode nation) {
        return act.get(
                auditor.subject(),
                () -> questions.whatWasTaken(
                        nation, Instant.now().minusSeconds(600), Instant.now().plusSeconds(60)));
    }

    private void enter(AuditEvent event) {
        transaction.executeWithoutResult(status -> log.append(event));
    }

    private void slipIn(UUID actor, String action, String object, String detail) {
        fixture.sql()
                .sql(
                        "insert into audit_entry (actor, action, object_kind, object_id, outcome, detail) values (?, ?, 'EXERCISE_PLAN', ?, 'SUCCESS', ?::jsonb)")
                .params(actor, action, object, detail)
                .update();
        await().until(() -> fixture.sql()
                .sql(
                        "select exists (select from audit_leaf l join audit_entry e on e.id = l.entry where e.actor = ? and e.object_id = ?)")
                .params(actor, object)
                .query(Boolean.class)
                .single());
    }

    private void awaitSealed(UUID actor, int entries) {
        await().until(() -> fixture.sql()
                        .sql("select count(*) from audit_leaf l join audit_entry e on e.id = l.entry where e.actor = ?")
                        .param(actor)
                        .query(Integer.class)
                        .single()
                == entries);
    }

    @Test
    void whoCouldSeeItTellsTheReasonOfEach() {
        Instant afterMaking = now();
        relabel.give(british, plan, fixture.label("SECRET", "GBR"));
        fixture.state(british, "SUSPENDED");

        SightThen then = could(afterMaking);
        assertThat(barriers(then, british)).isEmpty();
        assertThat(barriers(then, french)).isEmpty();
        assertThat(barriers(then, polish)).containsExactly(Barrier.LABEL);
        SightThen today = could(null);
        assertThat(barriers(today, british)).containsExactly(Barrier.MEMBER_NOT_ACTIVE);
        assertThat(barriers(today, french)).containsExactly(Barrier.LABEL);

        var window = open(auditor, "audit/questions?ask=could&object=%s&at=%s".formatted(plan, afterMaking));
        assertThat(text(window.getUI()))
                .contains("2 people could read it; one other had to do with it and could not.")
                .doesNotContain(SECRET_NAME);
        assertThat(why(then, french))
                .startsWith("Admitted as contributor since ")
                .contains("cleared SECRET since ");
        assertThat(why(then, polish))
                .startsWith("Was cleared RESTRICTED since ")
                .contains("SECRET");
        assertThat(why(today, british)).isEqualTo("The membership was suspended.");
    }

    @Test
    void peopleOfANationAreToldOfThoughNeverAdmitted() {
        Person stranger = fixture.officer("EST", "SECRET");

        assertThat(could(null).people())
                .extracting(Sight::member)
                .doesNotContain(stranger.id().value());
        SightThen with = act.get(auditor.subject(), () -> hindsight.whoCouldSee(plan.value(), null, stranger.nation()))
                .orElseThrow();
        assertThat(barriers(with, stranger)).containsExactly(Barrier.NOT_ADMITTED, Barrier.LABEL);
    }

    @Test
    void whyItWasRefusedTellsHowThingsStoodThenAndNotNow() {
        act.as(polish.subject(), () -> assertThat(plans.open(plan)).isEmpty());
        UUID denial = fixture.sql()
                .sql("select id from audit_entry where actor = ? and outcome = 'DENIED' and object_id = ?")
                .params(polish.id().value(), plan.toString())
                .query(UUID.class)
                .single();
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(polish.id().value())
                .update();

        var window = open(auditor, "audit/questions?ask=denied&entry=" + denial);

        assertThat(text(window.getUI()))
                .contains("The member’s clearance does not cover the label")
                .contains("Admitted as reader since")
                .contains("A clearance that covers the label")
                .doesNotContain("The person would have had to be admitted", SECRET_NAME);
    }

    @Test
    void whatWasNeverThereWasRefusedForThat() {
        UUID nothing = UUID.randomUUID();
        act.as(
                polish.subject(),
                () -> assertThat(plans.open(new ExercisePlanId(nothing))).isEmpty());
        UUID denial = fixture.sql()
                .sql("select id from audit_entry where object_id = ?")
                .param(nothing.toString())
                .query(UUID.class)
                .single();

        var window = open(auditor, "audit/questions?ask=denied&entry=" + denial);

        assertThat(text(window.getUI())).contains("there was nothing with this ID");
    }

    @Test
    void entryLeadsToItsQuestions() {
        act.as(polish.subject(), () -> assertThat(plans.open(plan)).isEmpty());
        UUID denial = fixture.sql()
                .sql("select id from audit_entry where actor = ? and outcome = 'DENIED'")
                .param(polish.id().value())
                .query(UUID.class)
                .single();
        var window = open(auditor, "audit?entry=" + denial);

        assertThat(text(window.find(Dialog.class).single()))
                .contains(
                        "Why was this refused?",
                        "Who has seen this object?",
                        "Who could see this object at that moment?",
                        "What has this person done?",
                        "What did this nation’s people download?");
    }

    @Test
    void questionIsAskedByItsFieldsOnceTheyAreWhole() {
        var window = open(auditor, "audit/questions?ask=seen");

        type(window, "Object ID", "half-an-id");
        press(window, "Ask");
        assertThat(window.find(TextField.class).withLabel("Object ID").single().isInvalid())
                .isTrue();
        type(window, "Object ID", plan.toString().toUpperCase(Locale.ROOT));
        press(window, "Ask");

        assertThat(window.getUI().getActiveViewLocation().getQueryParameters().getQueryString())
                .contains("object=" + plan);
        assertThat(rows(window)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void everyQuestionHasItsWords(Question question) {
        assertThat(List.of("review.question.%s", "review.question.%s.text", "review.ask.%s"))
                .allSatisfy(
                        key -> assertThat(Words.has(key.formatted(question))).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Barrier.class)
    void everyBarrierHasItsWords(Barrier barrier) {
        assertThat(Arrays.asList("review.barrier." + barrier, "review.remedy." + barrier))
                .allSatisfy(key -> assertThat(Words.has(key)).isTrue());
    }

    private String why(SightThen then, Person person) {
        return new SightWords(labels).why(sight(then, person), then.object());
    }

    private SightThen could(@Nullable Instant at) {
        return act.get(auditor.subject(), () -> hindsight.whoCouldSee(plan.value(), at, null))
                .orElseThrow();
    }

    private static List<Barrier> barriers(SightThen then, Person person) {
        return sight(then, person).barriers();
    }

    private static Sight sight(SightThen then, Person person) {
        return then.people().stream()
                .filter(one -> one.member().equals(person.id().value()))
                .findFirst()
                .orElseThrow();
    }

    private DocumentId stored(String nation) {
        try {
            return documents.store(
                    new NewDocument(workspace, fixture.label("SECRET", nation), "taken.txt", null),
                    new ByteArrayInputStream(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return fixture.sql()
                .sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static List<?> rows(BrowserlessUIContext window) {
        return window.find(Grid.class).single().getListDataView().getItems().toList();
    }
}
