package org.entente.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.EntryOrigin;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor looks for, as it stands in the page's address. A null means any.
 *
 * @param name part of a name, where no one person is picked
 * @param object a public id, or the beginning of one
 * @param period ends at the moment of the look; null with a time of its own
 */
record AuditSearch(
        @Nullable UUID who,
        @Nullable String name,
        @Nullable NationCode nation,
        @Nullable WorkspaceId workspace,
        @Nullable ObjectKind kind,
        @Nullable String object,
        Set<AuditAction> actions,
        @Nullable Outcome outcome,
        @Nullable Period period,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<EntryOrigin> origins) {

    static final AuditSearch ALL =
            new AuditSearch(null, null, null, null, null, null, Set.of(), null, null, null, null, Set.of());

    /** No text in an address is longer. */
    static final int LONGEST = 100;

    AuditSearch {
        actions = Set.copyOf(actions);
        origins = Set.copyOf(origins);
    }

    /** Reads an address that anybody may have typed; what cannot be read in it is left out. */
    static AuditSearch of(QueryParameters address) {
        return new AuditSearch(
                one(address, "who").flatMap(PublicId::parse).orElse(null),
                one(address, "name").orElse(null),
                one(address, "nation").flatMap(NationCode::parse).orElse(null),
                one(address, "workspace").flatMap(WorkspaceId::parse).orElse(null),
                one(address, "kind").flatMap(named(ObjectKind.values())).orElse(null),
                one(address, "object").orElse(null),
                address.getParameters("action").stream()
                        .map(named(AuditAction.values()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                one(address, "outcome").flatMap(named(Outcome.values())).orElse(null),
                one(address, "period").flatMap(named(Period.values())).orElse(null),
                one(address, "from").flatMap(AuditSearch::instant).orElse(null),
                one(address, "until").flatMap(AuditSearch::instant).orElse(null),
                address.getParameters("origin").stream()
                        .map(named(EntryOrigin.values()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }

    /** The same of what one person did; null of anybody. */
    AuditSearch by(@Nullable UUID whom) {
        return new AuditSearch(
                whom, null, nation, workspace, kind, object, actions, outcome, period, from, until, origins);
    }

    AuditSearch on(@Nullable ObjectKind ofKind, @Nullable String id) {
        return new AuditSearch(
                who, name, nation, workspace, ofKind, id, actions, outcome, period, from, until, origins);
    }

    AuditSearch ofNation(@Nullable NationCode other) {
        return new AuditSearch(
                who, name, other, workspace, kind, object, actions, outcome, period, from, until, origins);
    }

    AuditSearch in(@Nullable WorkspaceId place) {
        return new AuditSearch(who, name, nation, place, kind, object, actions, outcome, period, from, until, origins);
    }

    AuditSearch of(Set<AuditAction> any) {
        return new AuditSearch(who, name, nation, workspace, kind, object, any, outcome, period, from, until, origins);
    }

    AuditSearch with(@Nullable Outcome ofOutcome) {
        return new AuditSearch(
                who, name, nation, workspace, kind, object, actions, ofOutcome, period, from, until, origins);
    }

    AuditSearch during(Period last) {
        return new AuditSearch(who, name, nation, workspace, kind, object, actions, outcome, last, null, null, origins);
    }

    AuditSearch between(@Nullable Instant first, @Nullable Instant end) {
        return new AuditSearch(who, name, nation, workspace, kind, object, actions, outcome, null, first, end, origins);
    }

    AuditSearch ofOrigins(Set<EntryOrigin> any) {
        return new AuditSearch(who, name, nation, workspace, kind, object, actions, outcome, period, from, until, any);
    }

    /** The query as of a moment: entries of later are left out, so that the list stands still while it is read. */
    AuditQuery at(Instant now) {
        return new AuditQuery(
                who,
                name,
                nation == null ? null : nation.value(),
                workspace,
                kind,
                object,
                actions,
                outcome,
                period == null ? from : now.minus(period.length()),
                until == null || until.isAfter(now) ? now : until,
                origins);
    }

    /** As it stands in an address. */
    QueryParameters address() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        put(named, "who", who);
        put(named, "name", name);
        put(named, "nation", nation);
        put(named, "workspace", workspace);
        put(named, "kind", kind);
        put(named, "object", object);
        if (!actions.isEmpty()) {
            named.put(
                    "action",
                    new TreeSet<>(actions).stream().map(AuditAction::name).toList());
        }
        put(named, "outcome", outcome);
        put(named, "period", period);
        put(named, "from", from);
        put(named, "until", until);
        if (!origins.isEmpty()) {
            named.put(
                    "origin",
                    new TreeSet<>(origins).stream().map(EntryOrigin::name).toList());
        }
        return new QueryParameters(named);
    }

    private static void put(Map<String, List<String>> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, List.of(value.toString()));
        }
    }

    private static Optional<String> one(QueryParameters address, String name) {
        return address.getSingleParameter(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }

    private static <E extends Enum<E>> Function<String, Optional<E>> named(E[] all) {
        return text -> Arrays.stream(all).filter(one -> one.name().equals(text)).findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
