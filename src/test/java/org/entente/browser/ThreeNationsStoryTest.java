package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A plan of one nation is released to a second, by two of its officers; a third, admitted to the same workspace, finds no trace of it. */
class ThreeNationsStoryTest extends BrowserTest {

    private static final String WORKSPACE = "Northern Flank";
    private static final String PLAN = "Storybook Harbour 27";

    @Test
    void aReleasedPlanIsSeenAtOnceByTheNationNamedAndByNobodyElse() {
        Person british = somebody().enter("lo.gbr");
        Person colleague = somebody().enter("lo.gbr2");
        Person french = somebody().enter("lo.fra");
        Person polish = somebody().enter("lo.pol");

        british.link(WORKSPACE).first().click();
        String address = plan(british);
        french.link(WORKSPACE).first().click();
        polish.link(WORKSPACE).first().click();
        assertThat(french.link("Anakonda 2016")).isVisible();
        assertThat(polish.link("Anakonda 2016")).isVisible();
        assertThat(french.link(PLAN)).hasCount(0);

        askForRelease(british, "FRA");
        colleague.open("");
        assertThat(colleague.page().getByText("Label changes that wait for you"))
                .isVisible();
        colleague.link(PLAN).first().click();
        assertThat(colleague.page().getByText("A harbour concerns two")).isVisible();
        assertThat(french.link(PLAN)).hasCount(0);
        agree(colleague);

        assertThat(french.link(PLAN)).isVisible();
        french.link(PLAN).click();
        assertThat(heading(french, PLAN)).isVisible();
        assertThat(french.page().locator(".marking-banner").first()).containsText("RESTRICTED Releasable to FRA, GBR");

        assertThat(polish.link(PLAN)).hasCount(0);
        polish.open("search?q=Storybook");
        assertThat(polish.page().getByText("Nothing that you may read matches")).isVisible();
        polish.open(address);
        assertThat(heading(polish, "Not found")).isVisible();
        Assertions.assertThat(polish.page().content()).doesNotContain("Storybook");

        theAdministratorSeesNoContent(address);
        theAuditorSeesWhoDidAndWhoSaw(address);
    }

    private void theAdministratorSeesNoContent(String address) {
        Person administrator = somebody().enter("admin.one");
        administrator.open("administration/workspaces");
        assertThat(administrator.page().getByText(WORKSPACE).first()).isVisible();
        administrator.open(address);
        assertThat(heading(administrator, "Not found")).isVisible();
        administrator.open("search?q=Storybook");
        assertThat(heading(administrator, "Not found")).isVisible();
        Assertions.assertThat(administrator.page().content()).doesNotContain("Storybook Harbour");
    }

    private void theAuditorSeesWhoDidAndWhoSaw(String address) {
        Person auditor = somebody().enter("auditor.one");
        auditor.open("audit");
        auditor.field("Object ID").first().fill(address.substring(address.indexOf('/') + 1));
        Locator grid = auditor.page().locator("vaadin-grid").first();
        assertThat(grid).containsText("Harriet Sampleton");
        assertThat(grid).containsText("Camille Exemple");
        assertThat(grid).containsText("Jan Przykładowy");
        assertThat(grid).containsText("Denied");
        Assertions.assertThat(auditor.page().content()).doesNotContain("Storybook");
    }

    private static String plan(Person british) {
        british.button("Plan an exercise").first().click();
        british.field("Name").fill(PLAN);
        british.field("Purpose").fill("Invented for a test: a harbour that needs protecting.");
        Locator starts = british.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Starts"))
                .getByRole(AriaRole.COMBOBOX)
                .first();
        starts.fill("2027-06-07");
        starts.press("Enter");
        british.label("RESTRICTED");
        british.button("Add to workspace").click();
        assertThat(british.page()).hasURL(Pattern.compile(".*/exercises/.*"));
        assertThat(heading(british, PLAN)).isVisible();
        String url = british.page().url();
        return url.substring(url.indexOf("exercises/"));
    }

    private static void askForRelease(Person british, String nation) {
        british.button("Change label").click();
        british.releasableTo(nation);
        assertThat(british.page().getByText("Asked is any one of: Owen Exampleby."))
                .isVisible();
        british.field("Reason").fill("A harbour concerns two");
        british.button("Ask for agreement").click();
        assertThat(british.page().getByText("A change of label waits for a second person"))
                .isVisible();
        assertThat(british.button("Agree")).hasCount(0);
    }

    private static void agree(Person colleague) {
        colleague.button("Agree").click();
        colleague
                .page()
                .locator("vaadin-confirm-dialog > [slot=confirm-button]")
                .click();
        assertThat(colleague.page().getByText("Agreed")).isVisible();
    }

    private static Locator heading(Person person, String text) {
        return person.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text))
                .first();
    }
}
