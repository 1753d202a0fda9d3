package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.ErrorEvent;
import java.util.List;
import org.entente.access.Roles;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.ScreenMarking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The frame around the pages: what it marks, where it leads, and what it says when there is nothing to show. */
class FrameTest extends PageTest {

    @Autowired
    private Labels labels;

    @Test
    void addressThatIsNotThereAndOneOfAnotherRoleAnswerAlike() {
        Person officer = fixture.officer("GBR", "SECRET");

        BrowserlessUIContext absent = open(officer, "no/such/page");
        BrowserlessUIContext denied = open(officer, "administration/members");

        assertThat(absent.getCurrentView()).isInstanceOf(NotFoundView.class);
        assertThat(denied.getCurrentView()).isInstanceOf(RouteDeniedView.class);
        assertThat(sentences(denied)).isNotEmpty().isEqualTo(sentences(absent));
        assertThat(title(denied)).isEqualTo("Page not found").isEqualTo(title(absent));
        assertThat(title(open(fixture.official("GBR", Roles.ADMINISTRATOR), "administration/members")))
                .isEqualTo("Members");
    }

    @Test
    void officerIsNotOfferedTheAdministratorsPlaces() {
        assertThat(places(open(fixture.officer("GBR", "SECRET"), "")))
                .contains("Home")
                .doesNotContain("Members", "Nations");
        assertThat(places(open(fixture.official("GBR", Roles.ADMINISTRATOR), "")))
                .contains("Home", "Members", "Nations");
    }

    @Test
    void pageWithoutLabelledContentSaysSo() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "");

        assertThat(banners(window))
                .containsOnly("No labelled content on this page")
                .hasSize(2);
    }

    @Test
    void bannersShowTheRollUpOfAllThatIsOnScreen() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "");
        Div first = shown(window, fixture.label("RESTRICTED", "GBR", "FRA"));
        shown(window, fixture.label("CONFIDENTIAL", "GBR", "POL"));

        assertThat(banners(window)).containsOnly("ENTENTE CONFIDENTIAL Releasable to GBR");

        ScreenMarking.show(first, List.of(fixture.controlLabel("SECRET", "GBR")));

        assertThat(banners(window)).containsOnly("ENTENTE SECRET – EXERCISE CONTROL Releasable to GBR");
    }

    @Test
    void labelsThatShareNoNationNeedAPerson() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "");
        shown(window, fixture.label("RESTRICTED", "GBR"));
        shown(window, fixture.label("SECRET", "FRA"));

        assertThat(banners(window)).containsOnly("SECRET – no common release: a person must decide");
    }

    @Test
    void whatLeavesTheScreenLeavesTheBanners() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "");
        Div view = new Div();
        ScreenMarking.show(view, List.of(fixture.label("SECRET", "GBR")));

        assertThat(banners(window)).containsOnly("No labelled content on this page");

        window.getUI().add(view);
        assertThat(banners(window)).containsOnly("ENTENTE SECRET Releasable to GBR");

        view.removeFromParent();
        assertThat(banners(window)).containsOnly("No labelled content on this page");
    }

    @Test
    void failureOfOursGivesANumberAndNoDetail() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "");

        window.getUI()
                .getSession()
                .getErrorHandler()
                .error(new ErrorEvent(new IllegalStateException("table plan, column secret")));

        assertThat(notices(window))
                .singleElement()
                .asString()
                .matches("That did not work.* the number [A-Z0-9]{4}-[A-Z0-9]{4}\\. ?.*")
                .doesNotContain("secret", "IllegalState");
    }

    @Test
    void labelThatMayNotBeGivenIsToldInWordsWhateverPageItWasChosenOn() {
        BrowserlessUIContext window = open(fixture.officer("GBR", "SECRET"), "");

        assertThatExceptionOfType(InvalidLabel.class)
                .isThrownBy(() -> labels.given(fixture.label("ULTRAVIOLET", "GBR")))
                .satisfies(
                        refused -> window.getUI().getSession().getErrorHandler().error(new ErrorEvent(refused)));

        assertThat(notices(window)).singleElement().asString().contains("The policy ENTENTE has no level ULTRAVIOLET");
    }

    private static Div shown(BrowserlessUIContext window, ConfidentialityLabel label) {
        Div view = new Div();
        window.getUI().add(view);
        ScreenMarking.show(view, List.of(label));
        return view;
    }

    private static List<String> banners(BrowserlessUIContext window) {
        return window.find(MarkingBanner.class).all().stream()
                .map(PageTest::text)
                .toList();
    }

    private static List<String> places(BrowserlessUIContext window) {
        return window.find(SideNavItem.class).all().stream()
                .map(SideNavItem::getLabel)
                .toList();
    }

    private static List<String> sentences(BrowserlessUIContext window) {
        return window.find(Paragraph.class).all().stream()
                .map(Paragraph::getText)
                .toList();
    }
}
