package org.entente.account;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which of Keycloak's events were entered in the audit log; in the role of background work, in which the caller is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KeycloakEventRepository {

    private final JdbcClient jdbc;

    KeycloakEventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The member whose account it is. */
    record Holder(UUID member, String username) {}

    /** Takes the place of the one who asks Keycloak, until the transaction ends; false if another portal has it. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('events of keycloak', 0))")
                .query(Boolean.class)
                .single();
    }

    /** The time of the latest event that was entered, in milliseconds since the epoch; 0 before the first. */
    long latest() {
        return jdbc.sql("select coalesce(max((extract(epoch from occurred_at) * 1000)::bigint), 0) from keycloak_event")
                .query(Long.class)
                .single();
    }

    /** Takes note of an event; false if that was done before. */
    boolean note(FailedSignIn event) {
        return jdbc.sql("insert into keycloak_event (event_id, occurred_at) values (?, ?) on conflict do nothing")
                        .params(event.id(), Timestamp.from(event.at()))
                        .update()
                == 1;
    }

    Optional<Holder> holder(@Nullable String subject, @Nullable String username) {
        return jdbc.sql("select member, username from account_holder(?, ?)")
                .param(subject)
                .param(username)
                .query((row, n) -> new Holder(row.getObject("member", UUID.class), row.getString("username")))
                .optional();
    }

    /** Forgets events that are too old to be asked for again. */
    void forget() {
        jdbc.sql("""
                        delete from keycloak_event
                         where occurred_at < (select max(occurred_at) from keycloak_event) - interval '1 hour'
                        """).update();
    }
}
