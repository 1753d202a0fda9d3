package org.entente.testing;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.entente.access.Windows;
import org.entente.testing.Fixture.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Pages without a browser, for several people at once, through the portal's own services and database. */
public abstract class PageTest extends PortalTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Autowired
    private ApplicationContext application;

    private Windows windows;

    @BeforeEach
    void openPortal() {
        windows = new Windows(application, act);
    }

    @AfterEach
    void closePortal() {
        windows.close();
    }

    /** A window of a person who signs in now, at an address. */
    protected BrowserlessUIContext open(Person person, String address) {
        return at(address, windows.open(person.subject()));
    }

    /** A window of somebody who signs in now, known to the portal or not, and has yet to accept the notice; at an address. */
    protected BrowserlessUIContext arrive(String subject, String address) {
        return at(address, windows.arrive(subject));
    }

    private static BrowserlessUIContext at(String address, BrowserlessUIContext window) {
        Location location = new Location(address);
        window.getUI().navigate(location.getPath(), location.getQueryParameters());
        return window;
    }

    /** The title of the page that a window shows. */
    protected static String title(BrowserlessUIContext window) {
        return window.find(H1.class).single().getText();
    }

    /** Presses the button with that text. */
    protected static void press(BrowserlessUIContext window, String text) {
        window.test(window.find(Button.class)
                        .withCondition(button -> button.getText().equals(text))
                        .last())
                .click();
    }

    /** Types into the field with that label. */
    protected static void type(BrowserlessUIContext window, String label, String text) {
        window.test(window.find(TextField.class).withLabel(label).last()).setValue(text);
    }

    /** Answers the question that is open with yes. */
    protected static void confirm(BrowserlessUIContext window) {
        window.test(window.find(ConfirmDialog.class).single()).confirm();
    }

    /** What the notices say. */
    protected static List<String> notices(BrowserlessUIContext window) {
        return window.find(Notification.class).all().stream()
                .map(PageTest::text)
                .toList();
    }

    /** All text in a component. */
    protected static String text(Component component) {
        String own = component.getElement().getText();
        return Stream.concat(Stream.of(own), component.getChildren().map(PageTest::text))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Waits until something is so on a window that others' changes are pushed to. */
    protected static void eventually(BrowserlessUIContext window, ThrowingRunnable so) {
        await().atMost(LONGEST).pollInSameThread().pollDelay(Duration.ZERO).untilAsserted(() -> {
            window.activate();
            // What is pushed waits for the session's lock, which an active window keeps.
            VaadinSession session = window.getUI().getSession();
            session.getService().runPendingAccessTasks(session);
            window.roundTrip();
            so.run();
        });
    }
}
