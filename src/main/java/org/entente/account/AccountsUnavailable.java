package org.entente.account;

/** Keycloak did not do what it was asked to: the account is as it was. */
public class AccountsUnavailable extends RuntimeException {

    AccountsUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    AccountsUnavailable(String what) {
        super(what);
    }
}
