package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.Objects;
import org.entente.access.Roles;
import org.entente.audit.proof.LogStanding;
import org.entente.audit.proof.LogTrouble;
import org.entente.audit.proof.SealedLog;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** A log that is not what was signed is told of by the portal's health and to its auditors, for as long as that is so. */
class BrokenLogTest extends PortalTest {

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private SealedLog sealed;

    @Test
    void newestCheckpointThatCannotBeReadTakesHealthDownUntilItCan() throws Exception {
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        await().until(() -> standing(auditor).size() > 0);
        assertThat(status()).isEqualTo(Status.UP);
        long size;
        String note;
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("select pg_advisory_xact_lock(%d)".formatted(SealRepository.LOCK));
            var newest = superuser
                    .createStatement()
                    .executeQuery("select size, note from audit_checkpoint order by size desc limit 1");
            newest.next();
            size = newest.getLong("size");
            note = newest.getString("note");
            superuser.createStatement().execute("update audit_checkpoint set note = 'mangled' where size = " + size);
            superuser
                    .createStatement()
                    .execute(
                            "insert into audit_entry (action, object_kind, outcome) values ('SIGNED_OUT', 'SESSION', 'SUCCESS')");
            superuser.commit();
        }
        try {
            await().untilAsserted(() -> assertThat(standing(auditor).troubles()).containsExactly(LogTrouble.BROKEN));
            assertThat(status()).isEqualTo(Status.DOWN);
        } finally {
            fixture.sql()
                    .sql("update audit_checkpoint set note = ? where size = ?")
                    .param(note)
                    .param(size)
                    .update();
        }
        await().untilAsserted(() -> assertThat(status()).isEqualTo(Status.UP));
        assertThat(standing(auditor).troubles()).isEmpty();
    }

    private LogStanding standing(Person auditor) {
        return act.get(auditor.subject(), sealed::standing);
    }

    private Status status() {
        return Objects.requireNonNull(health.healthForPath("audit")).getStatus();
    }
}
