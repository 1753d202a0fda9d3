package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestDatabase;
import org.entente.testing.TestKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in, the notice, and all the ways in which a session ends. */
class SignInTest extends BrowserTest {

    private static final String SESSION = "ENTENTE_SESSION";
    private static final Pattern SIGNED_OUT = Pattern.compile(".*/signed-out.*");

    @AfterEach
    void backToNow() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void nobodyGetsPastTheNoticeWithoutAcceptingIt() {
        Person person = somebody().signIn("lo.est");
        assertThat(person.button("I agree, enter")).isVisible();
        person.open("search?q=Shields");
        assertThat(person.button("I agree, enter")).isVisible();
        Assertions.assertThat(person.page().content()).doesNotContain("Locked Shields");
    }

    @Test
    void aPersonWithoutAPlaceInThePortalIsToldSo() {
        Person newcomer = somebody().signIn("newcomer");
        assertThat(newcomer.page().getByText("no place").first()).isVisible();
        assertThat(newcomer.page().locator("vaadin-side-nav")).hasCount(0);
    }

    @Test
    void aSignInThatFailsIsToldInThePortalsOwnWords() {
        Person person = somebody();
        person.open("login/oauth2/code/keycloak?error=access_denied&state=none");
        assertThat(person.page()).hasURL(Pattern.compile(".*/signed-out\\?failed"));
        assertThat(person.page().getByText("Signing in did not work").first()).isVisible();
        person.page().getByText("Sign in again").click();
        assertThat(person.page().locator("#username")).isVisible();
    }

    @Test
    void entriesOfOneRequestOfABrowserShareItsIdAndAnotherRequestHasAnother() {
        Person auditor = somebody().enter("auditor.one");
        auditor.open("audit");
        assertThat(auditor.page().locator(".desk-tabs")).isVisible();
        auditor.open("audit/log");
        assertThat(auditor.page().locator(".desk-tabs")).isVisible();
        List<String> requests = JdbcClient.create(TestDatabase.superuser())
                .sql("""
                        select e.action || ' ' || coalesce(e.correlation, 'none') || ' ' || coalesce(e.address, 'none')
                          from entente.audit_entry e join entente.member m on m.id = e.actor
                         where m.username = 'auditor.one' and e.action in ('SIGNED_IN', 'AUDIT_READ')
                         order by e.occurred_at
                        """)
                .query((row, n) -> row.getString(1))
                .list();
        Assertions.assertThat(requests).anyMatch(one -> one.matches("SIGNED_IN [0-9a-f-]{36} [0-9a-f.:]+"));
        // What comes over the page's push connection is of no request.
        Map<String, Long> entriesOfRequests = requests.stream()
                .filter(one -> !one.contains(" none "))
                .collect(Collectors.groupingBy(one -> one.split(" ")[1], Collectors.counting()));
        Assertions.assertThat(entriesOfRequests).hasSizeGreaterThan(1);
        Assertions.assertThat(entriesOfRequests.values())
                .as("the list and its figures")
                .anyMatch(count -> count > 1);
    }

    @Test
    void theSessionHasANewIdAfterSignInAndItsCookieIsKeptFromScripts() {
        Person person = somebody();
        person.open("");
        String before = cookie(person).value;
        person.signIn("lo.est");
        assertThat(person.button("I agree, enter")).isVisible();
        Cookie after = cookie(person);
        Assertions.assertThat(after.value).isNotEqualTo(before);
        Assertions.assertThat(after.httpOnly).isTrue();
        Assertions.assertThat(after.sameSite.name()).isEqualTo("LAX");
    }

    @Test
    void signingOutEndsTheSessionAtKeycloakTooAndLeavesNoContentInOtherTabs() {
        Person person = somebody().enter("lo.est");
        Page other = person.context().newPage();
        other.navigate(PortalProperties.publicUrl() + "/search?q=Shields");
        assertThat(other.getByText("Locked Shields 2024").first()).isVisible();

        signOut(person);

        assertThat(person.page()).hasURL(SIGNED_OUT);
        assertThat(other).hasURL(SIGNED_OUT);
        person.open("");
        assertThat(person.page().locator("#username")).isVisible();
    }

    @Test
    void aHandThatRestsForFifteenMinutesIsSignedOutHereAndAtKeycloakThoughTheTabIsOpen() {
        Person person = somebody().enter("lo.est");
        clock.ahead(Duration.ofMinutes(14));
        assertThat(person.page().locator("vaadin-side-nav").first()).isAttached();
        clock.ahead(Duration.ofMinutes(16));
        assertThat(person.page()).hasURL(SIGNED_OUT);
        person.open("");
        assertThat(person.page().locator("#username")).isVisible();
    }

    @Test
    void anAdministratorsHandMayRestForTenMinutes() {
        Person person = somebody().enter("admin.two");
        clock.ahead(Duration.ofMinutes(11));
        assertThat(person.page()).hasURL(SIGNED_OUT);
    }

    @Test
    void whomKeycloakSignsOutLosesThePageWithoutTouchingIt() throws IOException, InterruptedException {
        Person person = somebody().enter("lo.can");
        endAllSessionsAtKeycloak("00000000-0000-4000-8000-000000124001");
        assertThat(person.page()).hasURL(SIGNED_OUT);
        person.open("");
        assertThat(person.page().locator("#username")).isVisible();
    }

    @Test
    void theLastSignInIsShownAfterTheNotice() {
        somebody().enter("lo.gbr2").close();
        Person again = somebody().enter("lo.gbr2");
        assertThat(again.page().locator(".last-sign-in"))
                .containsText(Pattern.compile("Last sign-in: \\d{6}Z .* from \\S+"));
    }

    private static void signOut(Person person) {
        person.page().locator(".person-menu").first().click();
        person.button("Sign out").click();
    }

    private static Cookie cookie(Person person) {
        return person.context().cookies(PortalProperties.publicUrl()).stream()
                .filter(cookie -> cookie.name.equals(SESSION))
                .findFirst()
                .orElseThrow();
    }

    private static void endAllSessionsAtKeycloak(String user) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String token = post(
                            http,
                            TestKeycloak.address() + "/realms/master/protocol/openid-connect/token",
                            "grant_type=password&client_id=admin-cli&username=admin&password="
                                    + URLEncoder.encode(TestKeycloak.adminPassword(), StandardCharsets.UTF_8),
                            "")
                    .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
            post(
                    http,
                    TestKeycloak.address() + "/admin/realms/entente/users/" + user + "/logout",
                    "",
                    "Bearer " + token);
        }
    }

    private static String post(HttpClient http, String url, String form, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Assertions.assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }
}
