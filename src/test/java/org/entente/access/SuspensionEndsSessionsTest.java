package org.entente.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

class SuspensionEndsSessionsTest extends PortalTest {

    @Autowired
    private Sessions sessions;

    @Autowired
    private Members members;

    @Autowired
    private Nations nations;

    @Test
    void sessionOfASuspendedMemberEndsAtOnceAndThoseOfOthersGoOn() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        Person officer = fixture.officer("FRA", "SECRET");
        MockHttpSession other = signIn(fixture.officer("FRA", "SECRET"));
        MockHttpSession session = signIn(officer);

        act.as(
                administrator.subject(),
                () -> members.suspend(members.list(
                                new MemberQuery(officer.name(), null, null, null, MemberQuery.Order.NAME, false), 0, 1)
                        .getFirst()));

        awaitEnd(session);
        assertThat(other.isInvalid()).isFalse();
        assertThat(fixture.sql()
                        .sql("select detail ->> 'why' from audit_entry where actor = ? and action = 'SIGNED_OUT'")
                        .param(officer.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("SUSPENDED");
    }

    @Test
    void sessionsOfASuspendedNationsMembersEndAtOnce() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        NationCode nation = fixture.newNation();
        MockHttpSession session = signIn(fixture.officer(nation.value(), "SECRET"));
        MockHttpSession other = signIn(fixture.officer("FRA", "SECRET"));

        act.as(administrator.subject(), () -> nations.suspend(nation));

        awaitEnd(session);
        assertThat(other.isInvalid()).isFalse();
    }

    private MockHttpSession signIn(Person person) {
        Authentication authentication = act.authentication(person.subject());
        MockHttpServletRequest request = new MockHttpServletRequest();
        PortalUser user = (PortalUser) ((OAuth2AuthenticationToken) authentication).getPrincipal();
        act.with(authentication, () -> {
            sessions.begin(request, authentication, user, null);
            return true;
        });
        return (MockHttpSession) request.getSession();
    }

    private static void awaitEnd(MockHttpSession session) {
        await().atMost(Duration.ofSeconds(10)).until(session::isInvalid);
    }
}
