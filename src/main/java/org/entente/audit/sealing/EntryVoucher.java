package org.entente.audit.sealing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Vouches that an entry is the portal's, with a key that is not in the database: what is slipped in there lacks it. */
@Component
public class EntryVoucher {

    private static final String NOT_GIVEN = "OBJECT_OPENED";
    private static final String DENIED = "DENIED";

    private final LogKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EntryVoucher(LogKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** An id for an entry: a UUID of version 7, so that entries of one time lie beside each other in indexes. */
    public UUID newId() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    /** HMAC-SHA-256 over the claim. */
    public byte[] vouch(EntryClaim claim) {
        return keys.vouch(known(claim).bytes());
    }

    boolean vouchedFor(EntryClaim claim, byte[] hmac) {
        return Arrays.equals(hmac, vouch(claim));
    }

    // Of an object that was not given, the database finds workspace and reason, and the portal does not learn them.
    private static EntryClaim known(EntryClaim claim) {
        return claim.action().equals(NOT_GIVEN) && claim.outcome().equals(DENIED) ? claim.notGiven() : claim;
    }
}
