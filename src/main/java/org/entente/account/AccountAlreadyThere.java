package org.entente.account;

/** Keycloak has an account of that user name, or does not take it: none was made. */
public class AccountAlreadyThere extends RuntimeException {

    AccountAlreadyThere(String username) {
        super("Keycloak takes no further account " + username);
    }
}
