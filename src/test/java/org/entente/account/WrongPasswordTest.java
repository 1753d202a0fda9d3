package org.entente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entente.audit.TermDigest;
import org.entente.testing.Fixture;
import org.entente.testing.KeycloakDoor;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestKeycloak;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What fails at Keycloak's own door is in the portal's audit trail: with the Keycloak that people use. */
@Tag("keycloak")
@SpringBootTest
@Import(Fixture.class)
class WrongPasswordTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Autowired
    private SignInFailures failures;

    @Autowired
    private TermDigest digest;

    @Autowired
    private Fixture fixture;

    private final KeycloakDoor door = new KeycloakDoor();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        PortalProperties.registerWithKeycloak(registry);
    }

    @BeforeAll
    static void start() {
        TestKeycloak.start(PortalProperties.publicUrl());
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void wrongPasswordIsEnteredOnceOnTheMemberWhoseAccountItIs() {
        Instant before = Instant.now().minusSeconds(1);
        assertThat(door.attempt("lo.jpn", "not the password")).contains("kc-form-login");

        await().atMost(LONGEST).untilAsserted(() -> {
            failures.enter();
            assertThat(entries("detail ->> 'username' = ?", "lo.jpn")).hasSize(1);
        });
        failures.enter();

        assertThat(entries("detail ->> 'username' = ?", "lo.jpn"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry)
                            .containsEntry("outcome", "FAILED")
                            .containsEntry("reason", "invalid_user_credentials")
                            .containsEntry("actor", null)
                            .containsEntry("object_kind", "MEMBER")
                            .containsEntry("object_id", id("lo.jpn"));
                    assertThat(String.valueOf(entry.get("address"))).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
                    assertThat(Instant.parse(String.valueOf(entry.get("at")))).isBetween(before, Instant.now());
                });
    }

    @Test
    void whatIsTypedAsANameAndIsNobodysIsInNoEntry() {
        String slip = "My-Pass-Word-" + System.nanoTime();
        door.attempt(slip, "lo.jpn");

        await().atMost(LONGEST).untilAsserted(() -> {
            failures.enter();
            assertThat(entries("detail ->> 'usernameDigest' = ?", digest.of(slip)))
                    .hasSize(1);
        });

        assertThat(entries("detail ->> 'usernameDigest' = ?", digest.of(slip)))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("reason", "user_not_found")
                        .containsEntry("object_kind", "SESSION"));
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry e where lower(e::text) like '%' || lower(?) || '%'")
                        .param(slip)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String id(String username) {
        return fixture.sql()
                .sql("select id::text from member where username = ?")
                .param(username)
                .query((row, n) -> row.getString(1))
                .single();
    }

    private List<Map<String, @Nullable Object>> entries(String condition, String value) {
        return fixture.sql()
                .sql("select *, detail ->> 'at' as at from audit_entry where action = 'SIGN_IN_FAILED' and "
                        + condition)
                .param(value)
                .query()
                .listOfRows();
    }
}
