package org.entente.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose the present request is, and where it comes from; implemented by whoever knows requests. */
public interface RequestOrigin {

    /** The member who asks; null for nobody who is known. */
    @Nullable UUID member();

    /** The network address, or null in background work. */
    @Nullable String address();

    /** A digest of the session's id, the same for the whole session; null outside of one. */
    @Nullable String session();

    /** Shared by the entries of one request; null in background work. */
    @Nullable String correlation();
}
