package org.entente.exercise.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Summary;
import org.entente.access.FeedIdentity;
import org.entente.binding.Bindings;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDates;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.binding.BindingHeader;
import org.entente.label.binding.ReadBinding;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The calendar at a secret address, asked for without a session, through the portal's own filters. */
class CalendarFeedTest extends PortalTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private KeyDates dates;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private ExerciseCalendar calendar;

    @Autowired
    private FeedIdentity identity;

    @Autowired
    private Bindings bindings;

    private MockMvc portal;
    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private ExercisePlanId open;

    @BeforeEach
    void found() {
        portal = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        open = create("Open Harbour", "UNCLASSIFIED");
    }

    @Test
    void addressThatIsWrongWithdrawnOrReplacedGivesNothing() throws Exception {
        assertThat(fetch("calendar/" + "A".repeat(43) + ".ics").getStatus()).isEqualTo(404);
        assertThat(fetch("calendar/short.ics").getStatus()).isEqualTo(404);

        String first = make(french);
        String second = make(french);
        assertThat(fetch(first).getStatus()).isEqualTo(404);
        assertThat(fetch(second).getStatus()).isEqualTo(200);
        act.as(french.subject(), feeds::withdraw);
        MockHttpServletResponse gone = fetch(second);
        assertThat(gone.getStatus()).isEqualTo(404);
        assertThat(gone.getContentAsString()).isEmpty();
    }

    @Test
    void suspendedMemberOrNationOrEndedTourGivesNothing() throws Exception {
        String address = make(french);
        fixture.state(french, "SUSPENDED");
        assertThat(fetch(address).getStatus()).isEqualTo(404);
        fixture.state(french, "ACTIVE");
        assertThat(fetch(address).getStatus()).isEqualTo(200);

        fixture.sql()
                .sql("update member set tour_ends_on = current_date - 1 where id = ?")
                .param(french.id().value())
                .update();
        assertThat(fetch(address).getStatus()).isEqualTo(404);

        Person visitor = fixture.officer(fixture.newNation().value(), "SECRET");
        String visiting = make(visitor);
        fixture.sql()
                .sql("update nation set state = 'SUSPENDED' where code = ?")
                .param(visitor.nation().value())
                .update();
        assertThat(fetch(visiting).getStatus()).isEqualTo(404);
    }

    @Test
    void onlyWhatIsLowEnoughAndWithoutCaveatsLeaves() throws Exception {
        create("Closed Harbour", "RESTRICTED");
        Person controller = fixture.officer("GBR", "SECRET", "EXERCISE CONTROL");
        fixture.admit(workspace, controller, AdmissionRole.CONTRIBUTOR);
        act.as(
                controller.subject(),
                () -> plans.create(
                        workspace,
                        fixture.controlLabel("UNCLASSIFIED", "GBR", "FRA"),
                        Fixture.plan("Controlled Harbour")));
        Person cleared = fixture.officer("FRA", "SECRET", "EXERCISE CONTROL");
        fixture.admit(workspace, cleared, AdmissionRole.READER);

        assertThat(summaries(fetch(make(cleared)))).containsExactly("(U) Open Harbour");
        // Nothing marks the days of what was left out.
        assertThat(fetch(make(cleared)).getContentAsString())
                .doesNotContainIgnoringCase("busy")
                .doesNotContain("Closed", "Controlled");
    }

    @Test
    void calendarIsMarkedAsAWholeAndItsLabelBoundToIt() throws Exception {
        act.as(
                british.subject(),
                () -> plans.create(
                        workspace, fixture.label("UNCLASSIFIED", "GBR", "FRA", "POL"), Fixture.plan("Wider Harbour")));
        MockHttpServletResponse answer = fetch(make(french));
        ConfidentialityLabel whole = fixture.label("UNCLASSIFIED", "GBR", "FRA");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("X-WR-CALDESC:");
        ReadBinding binding = bindings.read(BindingHeader.decode(String.valueOf(answer.getHeader(BindingHeader.NAME))));
        assertThat(binding.label().label().label().saysTheSameAs(whole)).isTrue();
        assertThat(binding.check(new ByteArrayInputStream(answer.getContentAsByteArray()))
                        .isVouchedFor())
                .isTrue();

        CalendarAnswer file = act.get(british.subject(), () -> calendar.file(open, List.of(Locale.ENGLISH)))
                .orElseThrow();
        assertThat(bindings.read(BindingHeader.decode(file.binding().orElseThrow()))
                        .check(new ByteArrayInputStream(file.content()))
                        .isVouchedFor())
                .isTrue();
        Person alone = fixture.officer(fixture.newNation().value(), "SECRET");
        MockHttpServletResponse empty = fetch(make(alone));
        assertThat(empty.getHeader(BindingHeader.NAME)).isNull();
        assertThat(empty.getContentAsString()).doesNotContain("X-WR-CALDESC");
    }

    @Test
    void withdrawnPlanLeavesTheCalendarWithItsKeyDates() throws Exception {
        act.as(
                british.subject(),
                () -> dates.add(
                        open,
                        new KeyDateData(
                                "IPC",
                                "Initial planning conference",
                                LocalDate.of(2031, 1, 6),
                                LocalDate.of(2031, 1, 8),
                                null)));
        String address = make(french);
        assertThat(summaries(fetch(address)))
                .containsExactly("(U) IPC Open Harbour: Initial planning conference", "(U) Open Harbour");

        relabel.give(british, open, fixture.label("UNCLASSIFIED", "GBR"));
        assertThat(summaries(fetch(address))).isEmpty();
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(british.id().value())
                .update();
        assertThat(summaries(fetch(make(british)))).isEmpty();
    }

    @Test
    void calendarIsWhatCalendarProgramsReadAndIsKeptNowhere() throws Exception {
        MockHttpServletResponse answer = fetch(make(french));
        assertThat(answer.getContentType()).startsWith("text/calendar");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getCookies()).isEmpty();
        VEvent event = events(answer).getFirst();
        assertThat(event.getStartDate().orElseThrow().getDate()).isEqualTo(LocalDate.of(2031, 6, 2));
        assertThat(event.getEndDate().orElseThrow().getDate()).isEqualTo(LocalDate.of(2031, 6, 16));
        assertThat(event.validate(false).hasErrors()).isFalse();
    }

    @Test
    void eachFetchIsEnteredAsTheMembersAndTooManyAreRefused() throws Exception {
        String address = make(french);
        for (int i = 0; i < FetchLimit.MOST; i++) {
            assertThat(fetch(address).getStatus()).isEqualTo(200);
        }
        assertThat(fetch(address).getStatus()).isEqualTo(429);
        assertThat(fixture.sql()
                        .sql("select count(*)::int from audit_entry where actor = ? and action = 'CALENDAR_FETCHED'")
                        .param(french.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(FetchLimit.MOST);
    }

    @Test
    void addressIsKeptAsADigestAndOpensNothingElse() throws Exception {
        String address = make(french);
        String token = address.substring("calendar/".length(), address.length() - ".ics".length());
        assertThat(fixture.sql()
                        .sql("select count(*)::int from calendar_feed f where f::text like '%' || ? || '%'")
                        .param(token)
                        .query(Integer.class)
                        .single())
                .isZero();
        byte[] digest = CalendarFeeds.digest(token);
        assertThatThrownBy(() -> identity.as(digest, () -> plans.open(open))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> identity.as(digest, feeds::make)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void fileOfAPlanIsForThoseWhoReadItAndOnlyBelowTheLevel() {
        ExercisePlanId closed = create("Closed Harbour", "RESTRICTED");
        Person polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        assertThat(act.get(polish.subject(), () -> calendar.file(open, List.of(Locale.ENGLISH))))
                .isEmpty();
        assertThat(act.get(french.subject(), () -> calendar.file(closed, List.of(Locale.ENGLISH))))
                .isEmpty();
        assertThat(act.get(french.subject(), () -> calendar.file(open, List.of(Locale.ENGLISH))))
                .hasValueSatisfying(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                        .contains("Open Harbour"));
    }

    private ExercisePlanId create(String name, String level) {
        return act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label(level, "GBR", "FRA"), Fixture.plan(name)));
    }

    private String make(Person person) {
        return act.get(person.subject(), feeds::make);
    }

    private MockHttpServletResponse fetch(String address) throws Exception {
        return portal.perform(get("/" + address)).andReturn().getResponse();
    }

    private static List<VEvent> events(MockHttpServletResponse answer) throws Exception {
        Calendar read = new CalendarBuilder().build(new StringReader(answer.getContentAsString()));
        return read.<VEvent>getComponents("VEVENT");
    }

    private static List<String> summaries(MockHttpServletResponse answer) throws Exception {
        return events(answer).stream()
                .map(event -> Optional.ofNullable(event.getSummary())
                        .map(Summary::getValue)
                        .orElse(""))
                .sorted()
                .toList();
    }
}
