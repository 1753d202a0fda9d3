package org.entente.testing;

import java.util.concurrent.ThreadLocalRandom;

/** Where a test that draws by lot begins. */
public final class Seed {

    private Seed() {}

    /** Drawn anew in each run; a difference is told with it, and given as the property {@code entente.seed} it draws the same again. */
    public static long drawn() {
        return Long.getLong("entente.seed", ThreadLocalRandom.current().nextLong());
    }
}
