package org.entente.agreement.law;

import java.util.List;

/**
 * Why a status is what it is.
 *
 * @param arguments days ({@link java.time.LocalDate}), parties, sets of parties, numbers and {@link Delay}s, in the order that
 *     {@link Why} tells
 * @param article where the rule stands in the agreement; may be empty
 */
public record Reason(Why why, List<Object> arguments, String article) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    static Reason of(Why why, Object... arguments) {
        return new Reason(why, List.of(arguments), "");
    }

    Reason under(String where) {
        return new Reason(why, arguments, where);
    }
}
