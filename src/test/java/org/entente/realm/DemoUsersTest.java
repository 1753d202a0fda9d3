package org.entente.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.realm.RealmFile.elements;
import static org.entente.realm.RealmFile.strings;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo people are plainly nobody, and stay within the realm's own rules. */
class DemoUsersTest {

    private final List<JsonNode> users = elements(RealmFile.demoUsers().path("users"));

    @Test
    void addressesBelongToNobody() {
        assertThat(users)
                .extracting(user -> user.path("email").asString())
                .allMatch(email -> email.matches(".+@([a-z]+\\.)?example\\.org"));
    }

    @Test
    void holdNoOtherRoleThanThePortalsAndOneEach() {
        assertThat(users).allSatisfy(user -> {
            assertThat(strings(user.path("realmRoles"))).hasSize(1);
            assertThat(strings(user.path("realmRoles")).getFirst())
                    .isIn("liaison-officer", "administrator", "nation-administrator", "auditor");
            assertThat(user.path("clientRoles").isMissingNode())
                    .as("no rights in Keycloak itself")
                    .isTrue();
        });
    }

    @Test
    void passwordKeepsToThePolicy() {
        assertThat(users)
                .allSatisfy(user -> assertThat(
                                user.path("credentials").path(0).path("value").asString())
                        .as(user.path("username").asString())
                        .hasSizeGreaterThanOrEqualTo(14)
                        .doesNotContainIgnoringCase(user.path("username").asString()));
    }

    @Test
    void idsAreFixedAndDifferent() {
        assertThat(users)
                .extracting(user -> UUID.fromString(user.path("id").asString()).toString())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(users);
        assertThat(users)
                .extracting(user -> user.path("username").asString())
                .doesNotHaveDuplicates()
                .contains("lo.gbr", "lo.fra", "lo.pol", "admin.one", "nadmin.fra", "auditor.one", "newcomer");
    }

    @Test
    void areInTheReadme() {
        String readme = RealmFile.text("README.md");
        assertThat(users)
                .allSatisfy(user -> assertThat(readme)
                        .contains("`" + user.path("username").asString() + "`")
                        .contains(user.path("id").asString())
                        .contains(user.path("firstName").asString() + " "
                                + user.path("lastName").asString()));
        assertThat(readme)
                .contains(users.getFirst()
                        .path("credentials")
                        .path(0)
                        .path("value")
                        .asString());
    }
}
