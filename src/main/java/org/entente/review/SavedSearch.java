package org.entente.review;

import java.util.UUID;

/**
 * A search that an auditor looks for again.
 *
 * @param search as it stands in the page's address
 */
public record SavedSearch(UUID id, String name, String search) {

    /** The longest name. */
    public static final int LONGEST_NAME = 60;
}
