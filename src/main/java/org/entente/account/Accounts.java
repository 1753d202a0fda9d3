package org.entente.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.access.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * The accounts with which people sign in. Knows no nation and no member: who may do what to whom is decided, and entered, by
 * {@code member}, which is its only caller. Where the portal has no service account at Keycloak, somebody else looks after
 * accounts, and nothing here does anything.
 */
@Service
@PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
public class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final KeycloakUsers users;
    private final boolean managed;
    private final SecureRandom random = new SecureRandom();

    Accounts(KeycloakUsers users, ServiceAccount account) {
        this.users = users;
        this.managed = account.there();
    }

    /** Whether the portal looks after accounts. */
    public boolean managed() {
        return managed;
    }

    /**
     * Makes an account with one role, whose person must choose a password at the first sign-in.
     *
     * @throws AccountAlreadyThere if Keycloak does not take the user name
     * @throws AccountsUnavailable if the portal does not look after accounts, or Keycloak did not make it; then there is none
     */
    public MadeAccount make(NewAccount account) {
        if (!managed) {
            throw new AccountsUnavailable("The portal has no service account at Keycloak");
        }
        String password = oneTimePassword();
        try {
            String token = users.token();
            UUID id = users.create(token, account, password);
            try {
                users.giveRoles(token, id, named(users.roles(token, id, true), account.role()));
            } catch (RuntimeException e) {
                users.delete(token, id);
                throw e;
            }
            return new MadeAccount(id, password);
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.BadRequest e) {
            throw new AccountAlreadyThere(account.username());
        } catch (RestClientException e) {
            throw new AccountsUnavailable("Keycloak made no account", e);
        }
    }

    /**
     * Lets the person sign in.
     *
     * @throws AccountsUnavailable if Keycloak did not do it
     */
    public void enable(String subject) {
        act(subject, "enable", id -> users.enable(users.token(), id, true));
    }

    /**
     * Keeps the person from signing in, and ends the sessions that are open.
     *
     * @throws AccountsUnavailable if Keycloak did not do it
     */
    public void disable(String subject) {
        act(subject, "disable", id -> {
            String token = users.token();
            users.enable(token, id, false);
            users.endSessions(token, id);
        });
    }

    /**
     * Removes an account that nobody has used.
     *
     * @throws AccountsUnavailable if Keycloak did not do it
     */
    public void delete(String subject) {
        act(subject, "delete", id -> users.delete(users.token(), id));
    }

    /**
     * Gives the account a role in place of the portal's role it has.
     *
     * @throws AccountsUnavailable if Keycloak did not do it
     */
    public void changeRole(String subject, String role) {
        act(subject, "change the role of", id -> {
            String token = users.token();
            List<KeycloakUsers.Role> before = users.roles(token, id, false).stream()
                    .filter(had -> Roles.ALL.contains(had.name()) && !had.name().equals(role))
                    .toList();
            List<KeycloakUsers.Role> wanted = users.roles(token, id, true).stream()
                    .filter(offered -> offered.name().equals(role))
                    .toList();
            // Taken first: an account never has two, for two duties open no door here.
            users.takeRoles(token, id, before);
            users.giveRoles(token, id, wanted);
        });
    }

    private void act(String subject, String what, Consumer<UUID> work) {
        if (!managed) {
            return;
        }
        try {
            work.accept(UUID.fromString(subject));
        } catch (HttpClientErrorException.NotFound e) {
            LOG.warn("Keycloak has no account {} to {}", subject, what);
        } catch (RestClientException e) {
            throw new AccountsUnavailable("Keycloak did not %s the account %s".formatted(what, subject), e);
        }
    }

    private static List<KeycloakUsers.Role> named(List<KeycloakUsers.Role> roles, String name) {
        List<KeycloakUsers.Role> found =
                roles.stream().filter(role -> role.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new RestClientException("Keycloak offers no role " + name);
        }
        return found;
    }

    // Five groups of letters that are told apart when read aloud: 140 bits.
    private String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
