package org.entente.watching;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectUse;

/** How each rule decides that looks at entries. */
final class Detectors {

    private static final String ACTOR = "e.actor::text";

    private static final String TAKEN = ObjectUse.TAKEN_ALONG.stream()
            .map(AuditAction::name)
            .sorted()
            .collect(Collectors.joining("', '", "e.action in ('", "') and e.outcome = 'SUCCESS'"));

    // Written twice, so that the index on what did not succeed serves it.
    private static final String DENIED = "e.outcome <> 'SUCCESS' and e.outcome = 'DENIED'";

    private static final String OWN_GRANT = """
            e.actor_role in ('administrator', 'nation-administrator')
              and (e.action in ('MEMBER_ADDED', 'MEMBER_CHANGED', 'MEMBER_ADMITTED') and e.object_id = e.actor::text
                   or e.reason in ('ONESELF', 'OWN_NATION', 'SAME_PERSON')
                   or e.action = 'NATION_CHANGED' and e.object_id = e.actor_nation and e.detail ->> 'clearance' is not null
                   or e.action = 'MEMBER_CHANGED' and e.outcome = 'SUCCESS' and e.actor_role = 'administrator'
                      and e.detail ->> 'nation' = e.actor_nation
                      and (e.detail ->> 'clearance' is not null or e.detail ->> 'role' is not null))""";

    // The origin is the last that is sealed of an entry. Of those that are gone, the portal enters it.
    private static final String STRANGER = """
            (substr(l.body, octet_length(l.body) - 17) not in ('"origin":"portal"}'::bytea, '"origin":"before"}'::bytea)
             or e.action = 'ENTRIES_LOST')""";

    private static final Duration FOR_EVER = Duration.ofDays(100_000);

    /** Of the rules that are not here, something else than entries tells. */
    static final Map<WatchRule, Detector> ALL = Map.of(
            WatchRule.MASS_DOWNLOAD,
            Frequent.asSet(TAKEN, ACTOR),
            WatchRule.REFUSALS,
            Frequent.asSet(DENIED, ACTOR),
            WatchRule.SIGN_IN_FAILURES,
            Frequent.asSet(
                    "e.action = 'SIGN_IN_FAILED'", "left(coalesce(e.object_id, e.detail ->> 'usernameDigest'), 200)"),
            WatchRule.ODD_HOURS,
            SignInHabits.ODD_HOURS,
            WatchRule.WAKING,
            SignInHabits.WAKING,
            WatchRule.OWN_GRANT,
            Frequent.each(OWN_GRANT, ACTOR, null),
            WatchRule.STRANGERS,
            Frequent.each(STRANGER, "'" + WatchRepository.LOG + "'", FOR_EVER));

    private Detectors() {}
}
