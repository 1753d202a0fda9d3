package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From an empty installation, which knows two administrators and nothing else, to a shared plan with a file, an acknowledged
 * message, and somebody removed who sees nothing any more; and an auditor who tells the whole of it from the entries.
 */
@Tag("mission")
class MissionStoryTest extends BrowserTest {

    private static final String CHOSEN = "A-password-of-ones-own-31";
    private static final String WORKSPACE = "Storybook Strait";
    private static final String PLAN = "Storybook Convoy 27";
    private static final String FILE = "Storybook order of events.txt";
    private static final String COURSE = "Storybook convoy planning";
    private static final String NOMINEE = "Noor Invented";
    private static final String AGREEMENT = "Storybook convoy arrangement";
    private static final String WORDS = "The Storybook rehearsal begins at dawn";

    /** What the auditor asks the entries for, and who they say it was; the refusal last. */
    private static final Map<String, String> TOLD = told(
            "Nation added", "admin.one",
            "Member added", "admin.one",
            "Second person asked for", "admin.one",
            "Second person agreed", "admin.two",
            "Member admitted", "admin.one",
            "Exercise plan created", "Harriet Storyteller",
            "Other label asked for", "Harriet Storyteller",
            "Exercise plan labelled anew", "George Storyteller",
            "Document stored", "Harriet Storyteller",
            "Message sent", "Harriet Storyteller",
            "Message acknowledged", "Camille Storyteller",
            "Nomination approved", "Harriet Storyteller",
            "Nomination confirmed", "Camille Storyteller",
            "Agreement registered", "Harriet Storyteller",
            "Act about an agreement recorded", "Harriet Storyteller",
            "Member removed", "admin.one",
            "Object asked for", "Jan Storyteller");

    private Person first;
    private Person second;

    @BeforeEach
    void theTwoAdministratorsEnter() {
        first = somebody().enter("admin.one");
        second = somebody().enter("admin.two");
    }

    @Test
    void anEmptyInstallationBecomesAnAllianceThatPlansTogether() {
        List.of("GBR", "FRA", "POL").forEach(this::nationJoins);

        Person harriet = invited("Harriet", "Storyteller", "GBR", "Liaison officer", "RESTRICTED");
        Person george = invited("George", "Storyteller", "GBR", "Liaison officer", "RESTRICTED");
        Person camille = invited("Camille", "Storyteller", "FRA", "Liaison officer", "RESTRICTED");
        Person jan = invited("Jan", "Storyteller", "POL", "Liaison officer", "RESTRICTED");
        Person auditor = invitedByTwo("Ada", "Storyteller", "FRA", "Auditor", "UNCLASSIFIED");

        workspaceWith(List.of("Harriet", "George", "Camille", "Jan"));
        List.of(harriet, george, camille, jan)
                .forEach(person -> person.link(WORKSPACE).first().click());

        String address = planned(harriet);
        released(harriet, george, address, List.of("FRA", "POL"));
        for (Person person : List.of(george, camille, jan)) {
            assertThat(person.link(PLAN)).isVisible();
        }
        fileShared(harriet, camille);
        messageAcknowledged(harriet, camille);
        seatConfirmed(harriet, camille);
        agreementInForce(harriet, camille);

        removed("Jan");
        jan.open(address);
        assertThat(heading(jan, "Not found")).isVisible();
        jan.open("");
        assertThat(jan.link(WORKSPACE)).hasCount(0);
        jan.open("search?q=Storybook");
        Assertions.assertThat(jan.page().content()).doesNotContain(PLAN).doesNotContain(WORDS);

        toldByTheEntries(auditor);
        for (Person person : List.of(first, second, harriet, george, camille, jan, auditor)) {
            Assertions.assertThat(person.complaints()).isEmpty();
        }
    }

    private void nationJoins(String code) {
        first.open("administration/nations");
        first.button("Add nation").click();
        choose(first, "Nation", code);
        first.button("Add nation").last().click();
        assertThat(first.page().locator("vaadin-grid")).containsText(code);
    }

    private Person invited(String given, String family, String nation, String role, String level) {
        String username = "story." + given.toLowerCase(Locale.ROOT);
        String password = invite(given, family, username, nation, role, level);
        return firstSignIn(username, password);
    }

    private Person invitedByTwo(String given, String family, String nation, String role, String level) {
        String username = "story." + given.toLowerCase(Locale.ROOT);
        String password = invite(given, family, username, nation, role, level);
        second.open("administration/approvals");
        second.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Agree: .*" + given + " " + family + ".*")))
                .click();
        second.button("Agree").last().click();
        assertThat(second.page().getByText("It is done")).isVisible();
        return firstSignIn(username, password);
    }

    private String invite(String given, String family, String username, String nation, String role, String level) {
        first.open("administration/members");
        first.button("Invite member").click();
        first.field("First name").fill(given);
        first.field("Last name").fill(family);
        first.field("User name").fill(username);
        choose(first, "Nation", nation);
        first.field("Role").click();
        item(first, role).click();
        first.field("Cleared up to").click();
        item(first, level).click();
        first.button("Invite member").last().click();
        String password = first.page().locator(".one-time-password code").last().textContent();
        first.button("I have noted it").click();
        return password;
    }

    private Person firstSignIn(String username, String password) {
        Person person = somebody().open("");
        person.page().locator("#username").fill(username);
        person.page().locator("#password").fill(password);
        person.page().locator("#kc-login").click();
        person.page().locator("#password-new").fill(CHOSEN);
        person.page().locator("#password-confirm").fill(CHOSEN);
        person.page().locator("[type=submit]").last().click();
        person.button("I agree, enter").click();
        assertThat(person.page().locator("vaadin-side-nav").first()).isAttached();
        return person;
    }

    private void workspaceWith(List<String> names) {
        first.open("administration/workspaces");
        first.button("Create workspace").click();
        first.field("Name").fill(WORKSPACE);
        first.field("Ceiling").click();
        item(first, "RESTRICTED").click();
        first.button("Create workspace").last().click();
        for (String name : names) {
            choose(first, "Liaison officer", name);
            first.field("Role").first().click();
            item(first, "Contributor").click();
            first.button("Admit").click();
            assertThat(first.page().locator("vaadin-grid").first()).containsText(name + " Storyteller");
        }
    }

    private static String planned(Person harriet) {
        harriet.button("Plan an exercise").first().click();
        harriet.field("Name").fill(PLAN);
        Locator starts = harriet.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Starts"))
                .getByRole(AriaRole.COMBOBOX)
                .first();
        starts.fill("2027-06-07");
        starts.press("Enter");
        harriet.label("RESTRICTED");
        harriet.button("Add to workspace").click();
        assertThat(harriet.page()).hasURL(Pattern.compile(".*/exercises/.*"));
        assertThat(heading(harriet, PLAN)).isVisible();
        return harriet.page().url().replaceFirst(".*/exercises/", "exercises/");
    }

    private static void released(Person harriet, Person george, String address, List<String> nations) {
        harriet.button("Change label").click();
        for (String nation : nations) {
            harriet.releasableTo(nation);
        }
        harriet.field("Reason").fill("Planned together");
        harriet.button("Ask for agreement").click();
        assertThat(harriet.page().getByText("A change of label waits for a second person"))
                .isVisible();
        george.open(address);
        george.button("Agree").click();
        george.page().locator("vaadin-confirm-dialog > [slot=confirm-button]").click();
        assertThat(george.page().getByText("Agreed")).isVisible();
        george.open("");
        george.link(WORKSPACE).first().click();
        // The start page that is being left names the plan too, and more than once.
        assertThat(heading(george, WORKSPACE)).isVisible();
    }

    private static void fileShared(Person harriet, Person camille) {
        harriet.open("");
        harriet.link(WORKSPACE).first().click();
        tab(harriet, "Files");
        tab(camille, "Files");
        harriet.button("Add files").click();
        harriet.label("RESTRICTED", "FRA");
        harriet.page()
                .locator("vaadin-upload input[type=file][multiple]")
                .setInputFiles(
                        new FilePayload(FILE, "text/plain", "Invented for a test.".getBytes(StandardCharsets.UTF_8)));
        assertThat(harriet.link(FILE)).isVisible();
        assertThat(camille.link(FILE)).isVisible();
        harriet.button("Done").click();
    }

    private static void messageAcknowledged(Person harriet, Person camille) {
        tab(harriet, "Messages");
        harriet.button("New conversation").first().click();
        harriet.field("Name of the channel").fill("Storybook convoy");
        harriet.label("RESTRICTED", "FRA");
        harriet.button("Begin").click();
        harriet.field("Write to Storybook convoy").fill(WORDS);
        harriet.field("Ask to acknowledge").check();
        harriet.button("Send").click();
        assertThat(harriet.page().getByText(WORDS).first()).isVisible();

        tab(camille, "Messages");
        camille.text("Storybook convoy").first().click();
        assertThat(camille.page().getByText(WORDS).first()).isVisible();
        camille.button("Acknowledge").click();
        assertThat(camille.page().getByText("You acknowledged")).isVisible();
    }

    private static void seatConfirmed(Person harriet, Person camille) {
        tab(harriet, "Training");
        harriet.button("Offer a course").first().click();
        harriet.field("Course").fill(COURSE);
        harriet.label("RESTRICTED", "FRA");
        harriet.button("Add to workspace").click();
        assertThat(heading(harriet, COURSE)).isVisible();
        tab(harriet, "Iterations");
        harriet.button("Add an iteration").first().click();
        day(harriet, "First day", "2027-03-01");
        harriet.field("Seats").fill("1");
        harriet.button("Add iteration").click();
        harriet.button("Open for nominations").click();

        tab(camille, "Training");
        camille.link(COURSE).click();
        tab(camille, "Iterations");
        camille.button("Nominate").click();
        camille.field("Rank").fill("Major");
        camille.field("Name").last().fill(NOMINEE);
        camille.button("Nominate").last().click();
        harriet.page().getByLabel("Approve " + NOMINEE).click();
        camille.page().getByLabel("Confirm " + NOMINEE).click();
        assertThat(harriet.text("Confirmed").first()).isVisible();
    }

    private static void agreementInForce(Person harriet, Person camille) {
        harriet.open("");
        harriet.link(WORKSPACE).first().click();
        tab(harriet, "Agreements");
        harriet.button("Register an agreement").first().click();
        harriet.field("Title").fill(AGREEMENT);
        harriet.field("Type").last().click();
        item(harriet, "Agreement").click();
        for (String party : List.of("GBR", "FRA")) {
            Locator parties = harriet.field("Negotiating parties");
            parties.fill(party);
            option(harriet, party).click();
            parties.press("Escape");
        }
        harriet.label("RESTRICTED", "FRA");
        harriet.button("Register the agreement").click();
        assertThat(heading(harriet, AGREEMENT)).isVisible();
        for (String party : List.of("GBR", "FRA")) {
            harriet.button("Record an act").click();
            harriet.field("Act").click();
            item(harriet, "Definitive signature").click();
            choose(harriet, "Party", party);
            day(harriet, "Day of the act", "2026-03-01");
            harriet.button("Record the act").click();
            assertThat(harriet.page().getByText("Definitive signature recorded").last())
                    .isVisible();
        }
        camille.open("");
        camille.link(WORKSPACE).first().click();
        tab(camille, "Agreements");
        camille.link(AGREEMENT).click();
        assertThat(camille.text("In force").first()).isVisible();
        assertThat(camille.page().getByText("In force since 1 March 2026").first())
                .isVisible();
    }

    private void removed(String name) {
        first.button("Remove " + name + " Storyteller").click();
        assertThat(first.page().getByText("sees nothing of the workspace any more"))
                .isVisible();
    }

    private static void toldByTheEntries(Person auditor) {
        auditor.open("audit");
        Locator grid = auditor.page().locator("vaadin-grid").first();
        TOLD.forEach((act, who) -> {
            Locator filter = auditor.field("What was done").first();
            filter.fill(act);
            option(auditor, act).click();
            assertThat(grid).containsText(act);
            assertThat(grid).containsText(who);
        });
        assertThat(grid).containsText("Denied");
        Assertions.assertThat(auditor.page().content())
                .doesNotContain("Convoy")
                .doesNotContain("rehearsal")
                .doesNotContain(FILE);
        // Nothing that was entered on the way is other than it was sealed, and all of it came through the portal.
        auditor.open("audit/log");
        auditor.button("Check the whole log").click();
        assertThat(auditor.page().getByText("The log is whole")).isVisible();
        Assertions.assertThat(auditor.page().content()).doesNotContain("did not come through the portal");
    }

    private static Map<String, String> told(String... actsAndPeople) {
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < actsAndPeople.length; i += 2) {
            told.put(actsAndPeople[i], actsAndPeople[i + 1]);
        }
        return told;
    }

    private static void choose(Person person, String field, String text) {
        Locator box = person.field(field).first();
        box.fill(text);
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile(".*" + text + ".*")))
                .first()
                .click();
    }

    private static void day(Person person, String field, String day) {
        Locator picker = person.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field))
                .first();
        picker.fill(day);
        picker.press("Enter");
    }

    private static void tab(Person person, String name) {
        person.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static Locator item(Person person, String text) {
        return person.page()
                .locator("vaadin-select-item:visible")
                .getByText(text, new Locator.GetByTextOptions().setExact(true))
                .first();
    }

    private static Locator option(Person person, String name) {
        return person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator heading(Person person, String text) {
        return person.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text))
                .first();
    }
}
