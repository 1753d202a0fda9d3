package org.entente.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The component {@code audit} of the portal's health: down from the first entry that cannot be written until one is. */
@Component
class AuditHealthIndicator implements HealthIndicator {

    private final AuditAlarm alarm;

    AuditHealthIndicator(AuditAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public Health health() {
        return alarm.since().isPresent() ? Health.down().build() : Health.up().build();
    }
}
