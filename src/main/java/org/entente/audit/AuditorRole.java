package org.entente.audit;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The database role in which auditors read: the portal's own adds entries and reads none. */
@Component
public class AuditorRole {

    private final JdbcClient jdbc;

    AuditorRole(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads as the auditor who asks, in the caller's transaction, which is the caller's own again afterwards. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T read(Supplier<T> work) {
        // Filters differ from question to question, and what they find by thousands: a plan for all of them is good for
        // none.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        jdbc.sql("set local role entente_auditor").update();
        T answer = work.get();
        // Where the work fails, the transaction does, and the role with it.
        jdbc.sql("reset role").update();
        return answer;
    }
}
