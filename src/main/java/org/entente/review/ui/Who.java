package org.entente.review.ui;

import java.util.UUID;
import org.entente.audit.trail.AuditPerson;
import org.jspecify.annotations.Nullable;

/**
 * Whom a search is about: one person, or everyone whose name has a part.
 *
 * @param id null for a part of a name
 */
record Who(@Nullable UUID id, String text) {

    static Who of(AuditPerson person) {
        return new Who(person.id(), person.nation() + " " + person.name());
    }
}
