package org.entente.access;

import com.vaadin.flow.spring.security.NavigationAccessControlConfigurer;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.entente.audit.AuditLog;
import org.entente.audit.TransactionWatch;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.PlatformTransactionManager;

/** Sign-in with Keycloak, the guards' wiring, and the transactions that carry the member. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableScheduling
@EnableConfigurationProperties(OidcSettings.class)
class SecurityConfiguration {

    private static final String SIGN_IN = "/oauth2/authorization/" + OidcSettings.REGISTRATION;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource dataSource, CurrentMember currentMember, TransactionWatch watch) {
        return new MemberBindingTransactionManager(dataSource, currentMember, watch);
    }

    @Bean
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher publisher) {
        return new SpringAuthorizationEventPublisher(publisher);
    }

    @Bean
    static NavigationAccessControlConfigurer routes(AuditLog log) {
        return new NavigationAccessControlConfigurer()
                .withAnnotatedViewAccessChecker()
                .withDecisionResolver(new AuditedRouteDecision(log));
    }

    /** Endpoints are named, not discovered: the portal starts, and comes back, without Keycloak. */
    @Bean
    ClientRegistrationRepository clients(OidcSettings settings) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(OidcSettings.REGISTRATION)
                .clientId(OidcSettings.CLIENT)
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.browserEndpoint("auth"))
                .tokenUri(settings.endpoint("token"))
                .jwkSetUri(settings.endpoint("certs"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.browserEndpoint("logout")))
                .build());
    }

    /** Tokens belong to a session, not to a person: two sessions of one person do not use up each other's. */
    @Bean
    OAuth2AuthorizedClientRepository tokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, PortalUserService users, Sessions sessions, SecurityHeaders contentPolicy) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/styles/**",
                        "/components/**",
                        "/icons/**",
                        "/favicon.ico",
                        "/actuator/health/**",
                        "/calendar/*",
                        "/tlog/**",
                        "/" + Sessions.SIGNED_OUT)
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll());
        // A witness has no session that could be ridden on: what it sends counts by its signature alone.
        http.csrf(csrf -> csrf.ignoringRequestMatchers("/tlog/cosignature"));
        // Named before the framework puts its configuration together: otherwise it answers failures with a page of its
        // own.
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                .failureUrl("/" + Sessions.SIGNED_OUT + "?failed"));
        http.oidcLogout(logout -> logout.backChannel(back -> back.logoutHandler((request, response, authentication) -> {
            if (authentication != null
                    && authentication.getPrincipal() instanceof OidcLogoutToken token
                    && token.getSessionId() != null) {
                sessions.endedByKeycloak(token.getSessionId());
            }
        })));
        http.headers(headers -> headers.frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .addHeaderWriter(contentPolicy)
                .withObjectPostProcessor(eagerly()));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                // Any address reaches the router, which answers what is not there and what is not allowed alike.
                vaadin -> vaadin.oauth2LoginPage(SIGN_IN, "{baseUrl}/").anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }

    // Vaadin serves the page shell through a forward, which suspends the response before headers written late would
    // reach it.
    private static ObjectPostProcessor<HeaderWriterFilter> eagerly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }
}
