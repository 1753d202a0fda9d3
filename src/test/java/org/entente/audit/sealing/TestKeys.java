package org.entente.audit.sealing;

import java.security.GeneralSecurityException;

/** Keys for tests of other packages. */
public final class TestKeys {

    private TestKeys() {}

    /** The public key of a new witness, which witnesses nothing. */
    public static String witness(String name) throws GeneralSecurityException {
        return new TestWitness(name).key();
    }
}
