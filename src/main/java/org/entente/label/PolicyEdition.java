package org.entente.label;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a policy as it was loaded.
 *
 * @param edition counts from 1 what was loaded under this name
 * @param oid the policy's object identifier, without {@code urn:oid:}
 * @param version what the document says of its version; may be empty
 * @param digest SHA-256 of the document, in hexadecimal
 * @param bytes the document's length
 * @param loadedBy the member; null for what the portal brought along
 * @param inForce whether it is the newest of its name
 * @param decided how much of what it opens is decided, in hundredths; what is not decided yet is denied
 */
public record PolicyEdition(
        String name,
        int edition,
        String oid,
        String version,
        String digest,
        int bytes,
        Instant loadedAt,
        @Nullable UUID loadedBy,
        boolean inForce,
        int decided) {

    /** Whether everything that it opens is open. */
    public boolean isDecided() {
        return decided == 100;
    }
}
