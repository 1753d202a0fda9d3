package org.entente.audit;

import org.entente.audit.sealing.LogTroubles;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The component {@code audit} of the portal's health: down from the first entry that cannot be written until one is, and while something
 * is wrong with the sealed log.
 */
@Component
class AuditHealthIndicator implements HealthIndicator {

    private final AuditAlarm alarm;
    private final LogTroubles troubles;

    AuditHealthIndicator(AuditAlarm alarm, LogTroubles troubles) {
        this.alarm = alarm;
        this.troubles = troubles;
    }

    @Override
    public Health health() {
        boolean up = alarm.since().isEmpty() && troubles.now().isEmpty();
        return up ? Health.up().build() : Health.down().build();
    }
}
