package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.entente.testing.KeycloakDesk;
import org.junit.jupiter.api.Test;

/** A nation administrator invites an officer, who signs in for the first time, works, and is suspended with the page open. */
class InvitationStoryTest extends BrowserTest {

    private static final String CHOSEN = "A-password-of-ones-own-31";

    @Test
    void invitedOfficerSignsInWithAPasswordOfOnesOwnAndIsOutWithinASecondOfASuspension() {
        String name = "zoe-" + UUID.randomUUID().toString().substring(0, 6);
        Person nations = somebody().enter("nadmin.fra").open("administration/members");
        nations.button("Invite member").click();
        nations.field("First name").fill("Zoé");
        nations.field("Last name").fill("Exemplaire " + name);
        nations.field("User name").fill(name);
        nations.field("Cleared up to").click();
        nations.page().locator("vaadin-select-item").getByText("RESTRICTED").click();
        nations.button("Invite member").last().click();
        String password =
                nations.page().locator(".one-time-password code").last().textContent();
        nations.button("I have noted it").click();

        Person officer = somebody();
        officer.open("");
        officer.page().locator("#username").fill(name + ".fra");
        officer.page().locator("#password").fill(password);
        officer.page().locator("#kc-login").click();
        officer.page().locator("#password-new").fill(CHOSEN);
        officer.page().locator("#password-confirm").fill(CHOSEN);
        officer.page().locator("[type=submit]").last().click();
        officer.button("I agree, enter").click();
        assertThat(officer.link("Commons").first()).isVisible();

        nations.field("Name or user name").fill(name);
        // The list is the filtered one before somebody in it is chosen.
        assertThat(nations.button("Lucie Fictive")).isHidden();
        nations.button("Zoé Exemplaire " + name).click();
        nations.button("Suspend member").click();
        Instant asked = Instant.now();
        nations.page().locator("vaadin-confirm-dialog > [slot=confirm-button]").click();
        officer.page().waitForURL(Pattern.compile(".*/signed-out.*"));
        System.out.printf(
                "A suspension took %d ms to empty the page%n",
                Duration.between(asked, Instant.now()).toMillis());

        // The page did not wait for Keycloak, which hears of it next; whoever comes back in between sees no form.
        KeycloakDesk keycloak = new KeycloakDesk();
        String account = keycloak.user(name + ".fra").orElseThrow().path("id").asString();
        await().atMost(Duration.ofSeconds(10)).until(() -> !keycloak.signedIn(account));
        officer.open("");
        officer.page().locator("#username").fill(name + ".fra");
        officer.page().locator("#password").fill(CHOSEN);
        officer.page().locator("#kc-login").click();
        assertThat(officer.page().locator("#kc-login")).isVisible();
        Assertions.assertThat(nations.complaints()).isEmpty();
    }
}
