package org.entente.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.access.Act;
import org.entente.testing.Fixture;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestKeycloak;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The portal with PostgreSQL, Keycloak, the demo data and a Chromium. Without a Chromium the tests are skipped, which under
 * {@code CI=true} is a failure.
 */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"entente.session.idle-check=PT1S", "entente.session.refresh-check=PT1S"})
@Import({BrowserTest.TimeOfTests.class, Act.class, Fixture.class})
abstract class BrowserTest {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser browser;

    private final List<Person> people = new ArrayList<>();

    /** What each person had on screen when a test failed stands in target/browser. */
    @RegisterExtension
    final AfterTestExecutionCallback lastSight = test -> {
        if (test.getExecutionException().isPresent()) {
            for (int i = 0; i < people.size(); i++) {
                people.get(i)
                        .page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of(
                                        "target",
                                        "browser",
                                        test.getRequiredTestMethod().getName() + "-" + (i + 1) + ".png")));
            }
        }
    };

    @Autowired
    protected AdjustableClock clock;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        PortalProperties.registerWithKeycloak(registry);
    }

    @TestConfiguration
    static class TimeOfTests {
        @Bean
        @Primary
        AdjustableClock adjustableClock() {
            return new AdjustableClock();
        }
    }

    @BeforeAll
    static void launch() {
        String chromium = System.getenv("ENTENTE_CHROMIUM");
        if (chromium == null) {
            assertThat(System.getenv("CI"))
                    .as("Under CI=true the browser tests must run: ENTENTE_CHROMIUM names no Chromium")
                    .isNotEqualTo("true");
            Assumptions.abort("No Chromium: ENTENTE_CHROMIUM is not set, so the browser tests are skipped");
        }
        if (browser == null) {
            Playwright playwright = Playwright.create();
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(chromium))
                            .setArgs(ARGUMENTS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
        }
    }

    @BeforeEach
    void awaitKeycloak() {
        TestKeycloak.start(PortalProperties.publicUrl());
    }

    @AfterEach
    void leave() {
        people.forEach(Person::close);
        people.clear();
    }

    /** Somebody at a desk. */
    protected final Person somebody() {
        return remember(Person.at(started(), PortalProperties.publicUrl()));
    }

    /** Somebody with a phone, 360 pixels wide. */
    protected final Person somebodyWithPhone() {
        return remember(Person.atPhone(started(), PortalProperties.publicUrl()));
    }

    private Person remember(Person person) {
        people.add(person);
        return person;
    }

    private static Browser started() {
        if (browser == null) {
            throw new IllegalStateException("The browser is launched before the tests");
        }
        return browser;
    }
}
