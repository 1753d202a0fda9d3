package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is sent where instead. */
class GateTest extends PageTest {

    @Test
    void personWithoutAPlaceSeesNothingButThePageThatSaysSo() {
        assertThat(arrive("nobody-knows", "").getCurrentView()).isInstanceOf(NoPlaceView.class);
        assertThat(arrive("nobody-knows", "administration/members").getCurrentView())
                .isInstanceOf(NoPlaceView.class);
        assertThat(arrive("nobody-knows", "no/such/page").getCurrentView()).isInstanceOf(NoPlaceView.class);
        assertThat(arrive("nobody-knows", "notice").getCurrentView()).isInstanceOf(NoPlaceView.class);
    }

    @Test
    void nobodySeesAPageBeforeAcceptingTheNotice() {
        Person officer = fixture.officer("GBR", "SECRET");

        assertThat(arrive(officer.subject(), "").getCurrentView()).isInstanceOf(NoticeView.class);
        assertThat(arrive(officer.subject(), "search?q=north").getCurrentView()).isInstanceOf(NoticeView.class);
        assertThat(arrive(officer.subject(), "no/such/page").getCurrentView()).isInstanceOf(NoticeView.class);
        assertThat(arrive(officer.subject(), "no-place").getCurrentView()).isInstanceOf(NoticeView.class);
    }

    @Test
    void acceptingTheNoticeLeadsToWhereThePersonWantedToGo() {
        Person officer = fixture.officer("GBR", "SECRET");
        BrowserlessUIContext window = arrive(officer.subject(), "search?q=north");

        press(window, "I agree, enter");

        assertThat(title(window)).isEqualTo("Search for “north”");
    }

    @Test
    void acceptingTheNoticeIsEnteredInTheAuditLog() {
        Person officer = fixture.officer("GBR", "SECRET");

        press(arrive(officer.subject(), ""), "I agree, enter");

        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where actor = ? and action = 'NOTICE_ACCEPTED'")
                        .param(officer.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whoHasAcceptedIsNotAskedAgainInTheSession() {
        Person officer = fixture.officer("GBR", "SECRET");

        assertThat(open(officer, "notice").getCurrentView()).isInstanceOf(HomeView.class);
        assertThat(open(officer, "").getCurrentView()).isInstanceOf(HomeView.class);
    }

    @Test
    void signedOutPageIsOpenToAll() {
        assertThat(arrive("nobody-knows", "signed-out").getCurrentView()).isInstanceOf(SignedOutView.class);
    }
}
