package org.entente.audit;

import org.jspecify.annotations.Nullable;

/** Where the present request comes from; implemented by whoever knows requests. */
public interface RequestOrigin {

    /** The network address, or null in background work. */
    @Nullable String address();

    /** A digest of the session's id, the same for the whole session; null outside of one. */
    @Nullable String session();

    /** Shared by the entries of one request; null in background work. */
    @Nullable String correlation();
}
