package org.entente.account;

import java.util.UUID;

/**
 * An account that was made.
 *
 * @param id the subject of its tokens
 * @param oneTimePassword works once, to choose a password; it is kept nowhere
 */
public record MadeAccount(UUID id, String oneTimePassword) {

    /** Without the password: this may reach a log. */
    @Override
    public String toString() {
        return "MadeAccount[" + id + "]";
    }
}
