package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.entente.document.Samples;
import org.junit.jupiter.api.Test;

/** Two files are dropped at once; one nation takes them along, a reader looks, a nation they are not released to sees neither. */
class FilesTest extends BrowserTest {

    private static final String WORKSPACE = "Northern Flank";
    private static final String HOSTILE = "Storybook drawing.svg";
    private static final byte[] PAGES = Samples.pdf(2);
    private static final byte[] DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>document.title='taken'</script></svg>".getBytes();

    @Test
    void droppedFilesAreOnEntitledScreensAtOnceLookedAtByReadersAndTakenAlongByContributors() throws IOException {
        Person british = files("lo.gbr");
        Person french = files("lo.fra");
        Person canadian = files("lo.can");
        Person polish = files("lo.pol");

        british.button("Add files").click();
        british.label("RESTRICTED", "FRA", "CAN");
        drop(british, Map.of("Storybook pages.pdf", PAGES, HOSTILE, DRAWING));

        assertThat(british.link("Storybook pages.pdf")).isVisible();
        assertThat(french.link("Storybook pages.pdf")).isVisible();
        assertThat(french.link(HOSTILE)).isVisible();
        assertThat(canadian.link("Storybook pages.pdf")).isVisible();

        lookedAtByAReader(canadian);
        takenAlong(french);

        assertThat(polish.link("Points of contact.txt")).isVisible();
        Assertions.assertThat(polish.page().content()).doesNotContain("Storybook");
        polish.open(french.page().url().replaceFirst(".*/files/", "files/"));
        assertThat(polish.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not found"))
                        .first())
                .isVisible();
        Assertions.assertThat(french.complaints()).isEmpty();
        Assertions.assertThat(canadian.complaints()).isEmpty();
    }

    private static void lookedAtByAReader(Person canadian) {
        canadian.link("Storybook pages.pdf").click();
        assertThat(canadian.text("Page 1 of 2")).isVisible();
        canadian.button("Next page").click();
        assertThat(canadian.text("Page 2 of 2")).isVisible();
        assertThat(canadian.page().getByAltText(Pattern.compile("Page 2, .*"))).isVisible();
        assertThat(canadian.page().locator(".marking-banner").first())
                .containsText("RESTRICTED Releasable to CAN, FRA, GBR");
        assertThat(canadian.page().getByText("Download")).hasCount(0);
    }

    private static void takenAlong(Person french) throws IOException {
        french.link(HOSTILE).click();
        Download download = french.page()
                .waitForDownload(() -> french.link("Download").first().click());
        Assertions.assertThat(download.suggestedFilename()).isEqualTo(HOSTILE);
        Assertions.assertThat(Files.readAllBytes(download.path())).isEqualTo(DRAWING);
        // Opened by its address it is saved as well, and not run.
        String address = String.valueOf(french.link("Download").first().getAttribute("href"));
        APIResponse response = french.context()
                .request()
                .get(french.page()
                        .evaluate("new URL('" + address + "', document.baseURI).href")
                        .toString());
        Assertions.assertThat(response.headers())
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("x-content-type-options", "nosniff")
                // Its label comes along, bound to it.
                .containsKey("binding-data")
                .hasEntrySatisfying(
                        "content-disposition",
                        value -> Assertions.assertThat(value)
                                .startsWith("attachment; filename=\"Storybook drawing.svg\""))
                .hasEntrySatisfying(
                        "content-security-policy",
                        value -> Assertions.assertThat(value).startsWith("sandbox"));
    }

    private Person files(String username) {
        Person person = somebody().enter(username);
        person.link(WORKSPACE).first().click();
        person.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Files"))
                .click();
        assertThat(person.link("Points of contact.txt")).isVisible();
        return person;
    }

    // As a hand does it that drags them from the desktop.
    private static void drop(Person person, Map<String, byte[]> files) {
        Map<String, String> contents = new TreeMap<>();
        files.forEach((name, content) -> contents.put(name, Base64.getEncoder().encodeToString(content)));
        JSHandle dragged = person.page().evaluateHandle("""
                files => {
                  const dragged = new DataTransfer();
                  for (const [name, content] of Object.entries(files)) {
                    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
                    dragged.items.add(new File([bytes], name));
                  }
                  return dragged;
                }
                """, contents);
        person.page().locator(".file-upload vaadin-upload").dispatchEvent("drop", Map.of("dataTransfer", dragged));
    }
}
