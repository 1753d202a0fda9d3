package org.entente.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** A person at a browser of one's own. What the browser complains about is kept, for a test to find nothing in it. */
final class Person implements AutoCloseable {

    /** Of all demo people. */
    static final String PASSWORD = "Entente-demo-2026";

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PAGE_LOAD_MILLIS = 30_000;

    private final String portal;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Person(Browser browser, String portal, int width, int height) {
        this.portal = portal;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setLocale("en-GB"));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PAGE_LOAD_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Person at(Browser browser, String portal) {
        return new Person(browser, portal, 1280, 800);
    }

    static Person atPhone(Browser browser, String portal) {
        return new Person(browser, portal, 360, 740);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Through Keycloak's own form, up to the notice. */
    Person signIn(String username) {
        open("");
        page.locator("#username").fill(username);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
        return this;
    }

    /** As {@link #signIn}, and past the notice. */
    Person enter(String username) {
        signIn(username);
        button("I agree, enter").click();
        assertThat(page.locator("vaadin-side-nav").first()).isAttached();
        return this;
    }

    Person open(String address) {
        page.navigate(portal + "/" + address);
        return this;
    }

    /** As nobody's hand is as fast as a test's: once the page waits for nothing, and what came was drawn. */
    Person back() {
        page.waitForFunction("""
                () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
                    () => done(Object.values(window.Vaadin.Flow.clients).every(one => !one.isActive?.())))))
                """);
        page.goBack();
        return this;
    }

    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Chooses a label: a level, released to the person's own nation and to those given. */
    void label(String level, String... nations) {
        button("Only us").click();
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(level).setExact(true))
                .check();
        for (String nation : nations) {
            releasableTo(nation);
        }
    }

    /** Adds a nation to those to which a label releases. */
    void releasableTo(String nation) {
        Locator nations = field("Releasable To");
        nations.fill(nation);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(nation))
                .first()
                .click();
        nations.press("Escape");
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
