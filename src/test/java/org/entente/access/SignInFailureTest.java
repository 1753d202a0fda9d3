package org.entente.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.ServletException;
import java.net.URI;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A sign-in that comes back from Keycloak and fails: what is shown is the portal's own page. */
class SignInFailureTest extends PortalTest {

    @Autowired
    private WebApplicationContext context;

    @Test
    void whoFailsIsSentToThePageThatSaysWhatToDo() throws Exception {
        for (String answer : new String[] {"code=none&state=none", "error=access_denied&state=none"}) {
            assertThat(answer("/login/oauth2/code/" + OidcSettings.REGISTRATION + "?" + answer)
                            .getRedirectedUrl())
                    .isEqualTo("/" + Sessions.SIGNED_OUT + "?failed");
        }
    }

    /** Spring Security would answer these with pages of its own making, in front of the portal's. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?error", "/login?logout", "/logout"})
    void noPageIsTheFrameworksOwn(String address) throws Exception {
        assertThat(answer(address).getContentAsString()).doesNotContain("OAuth 2.0", "Please sign in", "log out");
    }

    /** To Vaadin, which has no servlet here. */
    @Test
    void pageThatTellsOfAFailedSignInIsHandedOn() {
        assertThatThrownBy(() -> answer("/signed-out?failed"))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("springServlet");
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(get(URI.create(address)))
                .andReturn()
                .getResponse();
    }
}
