package org.entente.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands in the page's address; a null was not said yet.
 *
 * @param object public id of what it is about
 * @param who whom it is about
 * @param nation whose people it is about, or who are told of besides
 * @param entry that tells of the refusal it is about
 * @param at the moment it is about; null: now
 * @param period how far back it looks
 */
record QuestionAddress(
        Question ask,
        @Nullable UUID object,
        @Nullable UUID who,
        @Nullable NationCode nation,
        @Nullable UUID entry,
        @Nullable Instant at,
        Period period) {

    static QuestionAddress of(Question ask) {
        return new QuestionAddress(ask, null, null, null, null, null, Period.MONTH);
    }

    /** Reads an address that anybody may have typed; what cannot be read in it is left out. */
    static QuestionAddress of(QueryParameters address) {
        return new QuestionAddress(
                address.getSingleParameter("ask")
                        .flatMap(key -> Arrays.stream(Question.values())
                                .filter(one -> one.key().equals(key))
                                .findFirst())
                        .orElse(Question.SEEN),
                id(address, "object"),
                id(address, "who"),
                address.getSingleParameter("nation").flatMap(NationCode::parse).orElse(null),
                id(address, "entry"),
                address.getSingleParameter("at")
                        .flatMap(QuestionAddress::instant)
                        .orElse(null),
                address.getSingleParameter("period")
                        .flatMap(name -> Arrays.stream(Period.values())
                                .filter(one -> one.name().equals(name))
                                .findFirst())
                        .orElse(Period.MONTH));
    }

    QuestionAddress object(UUID id) {
        return new QuestionAddress(ask, id, who, nation, entry, at, period);
    }

    QuestionAddress who(UUID id) {
        return new QuestionAddress(ask, object, id, nation, entry, at, period);
    }

    QuestionAddress nation(NationCode code) {
        return new QuestionAddress(ask, object, who, code, entry, at, period);
    }

    QuestionAddress entry(UUID id) {
        return new QuestionAddress(ask, object, who, nation, id, at, period);
    }

    QuestionAddress at(Instant moment) {
        return new QuestionAddress(ask, object, who, nation, entry, moment, period);
    }

    /** As it stands in an address. */
    QueryParameters address() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("ask", ask.key());
        put(named, "object", object);
        put(named, "who", who);
        put(named, "nation", nation);
        put(named, "entry", entry);
        put(named, "at", at);
        if (period != Period.MONTH) {
            named.put("period", period.name());
        }
        return QueryParameters.simple(named);
    }

    private static void put(Map<String, String> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, value.toString());
        }
    }

    private static @Nullable UUID id(QueryParameters address, String name) {
        return address.getSingleParameter(name).flatMap(PublicId::parse).orElse(null);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
