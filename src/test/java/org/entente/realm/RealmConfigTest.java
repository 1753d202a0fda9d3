package org.entente.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.realm.RealmFile.elements;
import static org.entente.realm.RealmFile.named;
import static org.entente.realm.RealmFile.strings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What would let somebody in who should stay out, and what the portal relies on. */
class RealmConfigTest {

    private static final String PUBLIC = "${ENTENTE_PUBLIC_URL}";
    private static final List<String> PORTAL_ROLES =
            List.of("liaison-officer", "administrator", "nation-administrator", "auditor");

    /** Of a portal session, in seconds; administrators and auditors have less. */
    private static final int PORTAL_IDLE = 15 * 60;

    private final JsonNode realm = RealmFile.realm();

    // What the file itself may hold

    @Test
    void noPersonComesWithTheRealm() {
        assertThat(elements(realm.path("users")))
                .allSatisfy(user -> assertThat(
                                user.path("serviceAccountClientId").asString(""))
                        .as("%s is a service account", user.path("username").asString())
                        .isNotEmpty());
        for (String people : List.of("federatedUsers", "groups", "defaultGroups")) {
            assertThat(realm.path(people).isMissingNode())
                    .as("%s: demo people are in demo-users.json, real ones in no file", people)
                    .isTrue();
        }
        assertThat(RealmFile.text("entente-realm.json")).doesNotContain("\"credentials\"");
    }

    @Test
    void noSecretStandsInTheFile() {
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.path("secret").asString("${}"))
                    .as("secret of client %s comes from the environment", id(client))
                    .startsWith("${");
        }
        assertThat(RealmFile.text("entente-realm.json"))
                .as("keys are made at import, by Keycloak")
                .doesNotContain("privateKey", "BEGIN ", "\"kid\"");
        assertThat(realm.path("smtpServer").isMissingNode()).isTrue();
        assertThat(realm.path("identityProviders").isMissingNode()).isTrue();
    }

    @Test
    void placeholdersAreTheDocumentedOnes() {
        var found = new HashSet<String>();
        Pattern.compile("\\$\\{([^}]*)}")
                .matcher(RealmFile.text("entente-realm.json"))
                .results()
                .forEach(match -> found.add(match.group(1)));
        assertThat(found)
                .as("Keycloak leaves a placeholder it has no variable for as it stands, without a word")
                .containsExactlyInAnyOrder(
                        "ENTENTE_PUBLIC_URL",
                        "ENTENTE_CLIENT_SECRET",
                        "ENTENTE_PROVISIONING_SECRET",
                        "ENTENTE_BACKCHANNEL_URL");
    }

    // Who may try

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registrationAllowed",
                "registrationEmailAsUsername",
                "resetPasswordAllowed",
                "rememberMe",
                "editUsernameAllowed",
                "loginWithEmailAllowed",
                "duplicateEmailsAllowed",
                "userManagedAccessAllowed",
                "organizationsEnabled",
                "permanentLockout",
                "otpPolicyCodeReusable"
            })
    void isOff(String setting) {
        assertThat(realm.path(setting).isBoolean())
                .as("%s is said, not left to a default", setting)
                .isTrue();
        assertThat(realm.path(setting).asBoolean()).as(setting).isFalse();
    }

    @Test
    void plainHttpIsForLoopbackAndPrivateNetworksOnly() {
        assertThat(realm.path("sslRequired").asString()).isIn("external", "all");
    }

    @Test
    void passwordsCannotBeGuessedAtWill() {
        assertThat(realm.path("bruteForceProtected").asBoolean())
                .as("brute-force detection is on")
                .isTrue();
        assertThat(number("failureFactor")).as("wrong attempts before a lock").isBetween(3, 10);
        assertThat(number("waitIncrementSeconds")).as("first lock").isGreaterThanOrEqualTo(60);
        assertThat(number("maxFailureWaitSeconds")).as("longest lock").isBetween(600, 3600);
        assertThat(number("maxDeltaTimeSeconds"))
                .as("how long wrong attempts are remembered")
                .isGreaterThanOrEqualTo(3600);
    }

    @Test
    void passwordsAreLongAndStoredWithArgon2() {
        String policy = realm.path("passwordPolicy").asString();
        var length = Pattern.compile("\\blength\\((\\d+)\\)").matcher(policy);
        assertThat(length.find()).as("a smallest length in: %s", policy).isTrue();
        assertThat(Integer.parseInt(length.group(1))).isGreaterThanOrEqualTo(14);
        assertThat(policy)
                .contains(
                        "notUsername(",
                        "notContainsUsername(",
                        "notEmail(",
                        "passwordHistory(",
                        "hashAlgorithm(argon2)");
    }

    @Test
    void everyoneWhoHasASecondFactorIsAskedForIt() {
        assertThat(realm.path("browserFlow").asString()).isEqualTo("sign-in");
        JsonNode form = named(realm.path("authenticationFlows"), "alias", "sign-in form");
        assertThat(elements(form.path("authenticationExecutions")))
                .extracting(step -> step.path("authenticator")
                                .asString(step.path("flowAlias").asString("")) + " "
                        + step.path("requirement").asString())
                .containsExactly("auth-username-password-form REQUIRED", "sign-in second factor CONDITIONAL");
        JsonNode second = named(realm.path("authenticationFlows"), "alias", "sign-in second factor");
        assertThat(elements(second.path("authenticationExecutions")))
                .extracting(step -> step.path("authenticator").asString() + " "
                        + step.path("requirement").asString())
                .containsExactly(
                        "conditional-user-configured REQUIRED",
                        "auth-otp-form ALTERNATIVE",
                        "webauthn-authenticator ALTERNATIVE",
                        "auth-recovery-authn-code-form ALTERNATIVE");
    }

    @Test
    void strangerFromAnIdentityProviderStaysOut() {
        assertThat(realm.path("firstBrokerLoginFlow").asString()).isEqualTo("known people only");
        assertThat(elements(named(realm.path("authenticationFlows"), "alias", "known people only")
                        .path("authenticationExecutions")))
                .extracting(step -> step.path("authenticator").asString() + " "
                        + step.path("requirement").asString())
                .containsExactly("deny-access-authenticator REQUIRED");
    }

    @Test
    void peopleDoNotRenameThemselves() {
        JsonNode profile = RealmFile.parse(realm.path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0)
                .path("config")
                .path("kc.user.profile.config")
                .path(0)
                .asString());
        assertThat(elements(profile.path("attributes")))
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(
                                strings(attribute.path("permissions").path("edit")))
                        .as("who may edit %s", attribute.path("name").asString())
                        .containsExactly("admin"));
        assertThat(profile.path("unmanagedAttributePolicy").isMissingNode())
                .as("attributes that nobody declared")
                .isTrue();
        for (String action :
                List.of("UPDATE_PROFILE", "UPDATE_EMAIL", "VERIFY_PROFILE", "delete_account", "idp_link")) {
            assertThat(named(realm.path("requiredActions"), "alias", action)
                            .path("enabled")
                            .asBoolean())
                    .as(action)
                    .isFalse();
        }
    }

    // Clients

    @ParameterizedTest
    @ValueSource(
            strings = {
                "implicitFlowEnabled",
                "directAccessGrantsEnabled",
                "publicClient",
                "fullScopeAllowed",
                "frontchannelLogout"
            })
    void isOffOnEveryClient(String setting) {
        assertThat(realm.path("clients")).isNotEmpty();
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.path(setting).isBoolean())
                    .as("%s of client %s is said, not left to a default", setting, id(client))
                    .isTrue();
            assertThat(client.path(setting).asBoolean())
                    .as("%s of client %s", setting, id(client))
                    .isFalse();
        }
    }

    @Test
    void serviceAccountManagesUsersAndDoesNothingElse() {
        assertThat(elements(realm.path("clients")))
                .filteredOn(client -> client.path("serviceAccountsEnabled").asBoolean(true))
                .extracting(RealmConfigTest::id)
                .containsExactly("entente-provisioning");
        JsonNode client = named(realm.path("clients"), "clientId", "entente-provisioning");
        assertThat(client.path("standardFlowEnabled").asBoolean(true))
                .as("nobody signs in with it")
                .isFalse();
        assertThat(client.path("clientAuthenticatorType").asString()).isEqualTo("client-secret");
        assertThat(client.path("secret").asString()).isEqualTo("${ENTENTE_PROVISIONING_SECRET}");
        assertThat(strings(client.path("defaultClientScopes"))).containsExactly("basic");
        assertThat(client.path("attributes").path("access.token.lifespan").asString())
                .as("seconds that a stolen token works")
                .isEqualTo("60");
        assertThat(realm.path("users")).hasSize(1);
        JsonNode account = realm.path("users").path(0);
        assertThat(account.path("serviceAccountClientId").asString()).isEqualTo("entente-provisioning");
        assertThat(account.path("realmRoles").isMissingNode()).isTrue();
        assertThat(account.path("clientRoles")).hasSize(1);
        assertThat(strings(account.path("clientRoles").path("realm-management")))
                .as("what the service account may do")
                .containsExactly("manage-users", "view-events");
        assertThat(realm.path("clientScopeMappings")).hasSize(1);
        JsonNode scope = realm.path("clientScopeMappings").path("realm-management");
        assertThat(scope).hasSize(1);
        assertThat(scope.path(0).path("client").asString()).isEqualTo("entente-provisioning");
        assertThat(strings(scope.path(0).path("roles")))
                .as("what its token may carry")
                .containsExactly("manage-users", "view-events");
    }

    @Test
    void portalAndItsServiceAccountAreTheOnlyClientsThatWork() {
        assertThat(elements(realm.path("clients")))
                .filteredOn(client -> client.path("enabled").asBoolean(true))
                .extracting(RealmConfigTest::id)
                .containsExactly("entente-portal", "entente-provisioning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "account-console", "security-admin-console", "admin-cli", "broker"})
    void clientThatKeycloakWouldAddIsSwitchedOff(String builtIn) {
        JsonNode client = named(realm.path("clients"), "clientId", builtIn);
        assertThat(client.path("enabled").asBoolean(true)).isFalse();
        assertThat(client.path("standardFlowEnabled").asBoolean(true)).isFalse();
    }

    @Test
    void noAddressHasAWildcard() {
        for (JsonNode client : realm.path("clients")) {
            List<String> addresses = new ArrayList<>(strings(client.path("redirectUris")));
            addresses.addAll(strings(client.path("webOrigins")));
            addresses.addAll(List.of(client.path("attributes")
                    .path("post.logout.redirect.uris")
                    .asString("")
                    .split("##")));
            assertThat(addresses).as("addresses of client %s", id(client)).noneMatch(address -> address.contains("*"));
            assertThat(addresses)
                    .as("+ stands for all of the others, so it is a wildcard as well: client %s", id(client))
                    .doesNotContain("+");
        }
    }

    @Test
    void codeGoesBackToThePortalAndNowhereElse() {
        assertThat(strings(portal().path("redirectUris"))).containsExactly(PUBLIC + "/login/oauth2/code/keycloak");
        assertThat(attribute("post.logout.redirect.uris").split("##"))
                .containsExactly(PUBLIC + "/", PUBLIC + "/signed-out");
        assertThat(strings(portal().path("webOrigins")))
                .as("no script of another origin may call")
                .isEmpty();
    }

    @Test
    void signInWithoutProofKeyIsRefused() {
        assertThat(attribute("pkce.code.challenge.method"))
                .as("PKCE with S256 is required")
                .isEqualTo("S256");
    }

    @Test
    void portalProvesWhoItIs() {
        assertThat(portal().path("clientAuthenticatorType").asString()).isEqualTo("client-secret");
        assertThat(portal().path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(portal().path("secret").asString()).isEqualTo("${ENTENTE_CLIENT_SECRET}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth2.device.authorization.grant.enabled",
                "oidc.ciba.grant.enabled",
                "standard.token.exchange.enabled",
                "client_credentials.use_refresh_token"
            })
    void otherWaysToATokenAreClosed(String attribute) {
        assertThat(attribute(attribute)).as(attribute).isEqualTo("false");
    }

    @Test
    void endOfASessionReachesThePortal() {
        assertThat(attribute("backchannel.logout.url"))
                .isEqualTo("${ENTENTE_BACKCHANNEL_URL}/logout/connect/back-channel/keycloak");
        assertThat(attribute("backchannel.logout.session.required")).isEqualTo("true");
    }

    @Test
    void clientAddedLaterIsHeldToTheSameRules() {
        JsonNode policy = named(realm.path("clientPolicies").path("policies"), "name", "entente-baseline");
        assertThat(policy.path("enabled").asBoolean()).isTrue();
        assertThat(policy.path("conditions").path(0).path("condition").asString())
                .isEqualTo("any-client");
        assertThat(strings(policy.path("profiles"))).containsExactly("entente-baseline");
        assertThat(elements(named(realm.path("clientProfiles").path("profiles"), "name", "entente-baseline")
                        .path("executors")))
                .extracting(executor -> executor.path("executor").asString())
                .contains("pkce-enforcer", "reject-implicit-grant", "reject-ropc-grant");
    }

    // Roles and claims

    @Test
    void rolesAreTheFourAndWhatKeycloakWouldAdd() {
        assertThat(elements(realm.path("roles").path("realm")))
                .extracting(role -> role.path("name").asString())
                .containsExactlyInAnyOrder(
                        "liaison-officer",
                        "administrator",
                        "nation-administrator",
                        "auditor",
                        "default-roles-entente",
                        "offline_access",
                        "uma_authorization");
        assertThat(elements(realm.path("roles").path("realm")))
                .allSatisfy(role -> assertThat(role.path("description").asString(""))
                        .as("description of %s", role.path("name").asString())
                        .isNotBlank());
    }

    @Test
    void noRoleComesWithAnAccountOrWithAnotherRole() {
        assertThat(realm.path("defaultRole").path("name").asString()).isEqualTo("default-roles-entente");
        assertThat(realm.path("defaultRoles").isMissingNode()).isTrue();
        for (JsonNode role : realm.path("roles").path("realm")) {
            assertThat(role.path("composite").asBoolean(false))
                    .as("%s holds other roles", role.path("name").asString())
                    .isFalse();
            assertThat(role.path("composites").isMissingNode()).isTrue();
        }
    }

    @Test
    void noSessionCanBeTakenOffline() {
        assertThat(strings(realm.path("defaultDefaultClientScopes"))).doesNotContain("offline_access");
        assertThat(strings(realm.path("defaultOptionalClientScopes"))).doesNotContain("offline_access");
        for (JsonNode client : realm.path("clients")) {
            assertThat(strings(client.path("defaultClientScopes"))).doesNotContain("offline_access");
            assertThat(strings(client.path("optionalClientScopes"))).doesNotContain("offline_access");
        }
        assertThat(named(realm.path("clientScopes"), "name", "offline_access")
                        .path("name")
                        .asString())
                .as("declared, because Keycloak otherwise adds it and gives it to everyone")
                .isNotEmpty();
    }

    @Test
    void portalSeesItsFourRolesAndNoOther() {
        assertThat(strings(portal().path("defaultClientScopes")))
                .containsExactlyInAnyOrder("basic", "profile", "email", "roles");
        assertThat(strings(portal().path("optionalClientScopes"))).isEmpty();
        assertThat(realm.path("scopeMappings")).hasSize(1);
        assertThat(realm.path("scopeMappings").path(0).path("client").asString())
                .isEqualTo("entente-portal");
        assertThat(strings(realm.path("scopeMappings").path(0).path("roles")))
                .containsExactlyInAnyOrderElementsOf(PORTAL_ROLES);
    }

    @Test
    void rolesArriveInTheIdToken() {
        JsonNode mapper = named(realm.path("clientScopes"), "name", "roles")
                .path("protocolMappers")
                .path(0);
        assertThat(mapper.path("protocolMapper").asString()).isEqualTo("oidc-usermodel-realm-role-mapper");
        assertThat(mapper.path("config").path("claim.name").asString()).isEqualTo("roles");
        assertThat(mapper.path("config").path("multivalued").asString()).isEqualTo("true");
        assertThat(mapper.path("config").path("id.token.claim").asString()).isEqualTo("true");
        assertThat(mapper.path("config").path("access.token.claim").asString())
                .as("nobody reads roles from the access token")
                .isEqualTo("false");
    }

    @Test
    void nothingMoreThanTheNameAndTheAddressIsToldOfAPerson() {
        assertThat(elements(named(realm.path("clientScopes"), "name", "profile").path("protocolMappers")))
                .extracting(mapper -> mapper.path("name").asString())
                .containsExactly("username", "given name", "family name", "full name", "locale");
        assertThat(elements(named(realm.path("clientScopes"), "name", "email").path("protocolMappers")))
                .singleElement()
                .satisfies(mapper -> {
                    assertThat(mapper.path("config").path("id.token.claim").asString())
                            .isEqualTo("true");
                    assertThat(mapper.path("config").path("access.token.claim").asString())
                            .as("nobody reads it from the access token")
                            .isEqualTo("false");
                });
    }

    // Lifetimes

    @ParameterizedTest
    @CsvSource({
        "accessTokenLifespan, 60, 300",
        "accessTokenLifespanForImplicitFlow, 60, 300",
        "accessCodeLifespan, 10, 60",
        "accessCodeLifespanUserAction, 60, 600",
        "accessCodeLifespanLogin, 300, 1800",
        "ssoSessionMaxLifespan, 3600, 36000",
        "offlineSessionMaxLifespan, 3600, 36000",
        "actionTokenGeneratedByAdminLifespan, 300, 14400",
        "actionTokenGeneratedByUserLifespan, 60, 300"
    })
    void lifetimeIsBounded(String setting, int least, int most) {
        assertThat(number(setting)).as("%s in seconds", setting).isBetween(least, most);
    }

    @Test
    void keycloaksSessionOutlivesAnIdlePortalSessionButNotByMuch() {
        assertThat(number("ssoSessionIdleTimeout")).isBetween(PORTAL_IDLE + 60, PORTAL_IDLE + 600);
        assertThat(number("offlineSessionIdleTimeout")).isLessThanOrEqualTo(PORTAL_IDLE + 600);
        assertThat(realm.path("offlineSessionMaxLifespanEnabled").asBoolean()).isTrue();
        assertThat(number("clientSessionIdleTimeout")).as("0: as the session").isZero();
        assertThat(number("clientSessionMaxLifespan")).as("0: as the session").isZero();
    }

    @Test
    void refreshTokenWorksOnce() {
        assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
        assertThat(realm.path("refreshTokenMaxReuse").asInt(1)).isZero();
    }

    // Traces and protection of the pages

    @Test
    void signInsAndAdministrationLeaveATrace() {
        assertThat(realm.path("eventsEnabled").asBoolean()).as("user events").isTrue();
        assertThat(realm.path("adminEventsEnabled").asBoolean())
                .as("admin events")
                .isTrue();
        assertThat(realm.path("adminEventsDetailsEnabled").asBoolean())
                .as("admin events with what was changed")
                .isTrue();
        assertThat(realm.path("enabledEventTypes").isMissingNode())
                .as("a list of kinds would leave out those that a newer Keycloak adds")
                .isTrue();
        int days = 24 * 60 * 60;
        assertThat(number("eventsExpiration")).isBetween(30 * days, 400 * days);
        assertThat(Integer.parseInt(
                        realm.path("attributes").path("adminEventsExpiration").asString()))
                .isBetween(30 * days, 400 * days);
        assertThat(strings(realm.path("eventsListeners"))).contains("jboss-logging");
    }

    @Test
    void signInPageCannotBeFramedAndLoadsNothingFromElsewhere() {
        JsonNode headers = realm.path("browserSecurityHeaders");
        assertThat(headers.path("contentSecurityPolicy").asString())
                .contains(
                        "frame-ancestors 'none'",
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self' " + PUBLIC)
                .doesNotContain("*", "http:", "https:", "'unsafe-eval'");
        assertThat(headers.path("xFrameOptions").asString()).isEqualTo("DENY");
        assertThat(headers.path("xContentTypeOptions").asString()).isEqualTo("nosniff");
        assertThat(headers.path("referrerPolicy").asString()).isEqualTo("no-referrer");
        assertThat(headers.path("strictTransportSecurity").asString()).contains("max-age=31536000");
    }

    @Test
    void tokensAreSignedTheWayThePortalExpects() {
        assertThat(realm.path("defaultSignatureAlgorithm").asString()).isEqualTo("RS256");
        assertThat(attribute("id.token.signed.response.alg")).isEqualTo("RS256");
        JsonNode key =
                named(realm.path("components").path("org.keycloak.keys.KeyProvider"), "providerId", "rsa-generated");
        assertThat(Integer.parseInt(key.path("config").path("keySize").path(0).asString()))
                .as("bits of the signing key")
                .isGreaterThanOrEqualTo(3072);
    }

    @Test
    void pagesAreOursInEnglishAndFrench() {
        assertThat(realm.path("loginTheme").asString()).isEqualTo("entente");
        assertThat(realm.path("internationalizationEnabled").asBoolean()).isTrue();
        assertThat(strings(realm.path("supportedLocales"))).containsExactlyInAnyOrder("en", "fr");
        assertThat(realm.path("defaultLocale").asString()).isEqualTo("en");
    }

    private JsonNode portal() {
        return named(realm.path("clients"), "clientId", "entente-portal");
    }

    private String attribute(String name) {
        return portal().path("attributes").path(name).asString("(absent)");
    }

    private int number(String setting) {
        assertThat(realm.path(setting).isInt())
                .as("%s is said, not left to a default", setting)
                .isTrue();
        return realm.path(setting).asInt();
    }

    private static String id(JsonNode client) {
        return client.path("clientId").asString();
    }
}
