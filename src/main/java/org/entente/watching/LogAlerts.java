package org.entente.watching;

import org.entente.audit.LogDamaged;
import org.entente.audit.LogDisputed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Raises alerts of what is found about the log itself, in the transaction that found it. They wait for no sealing: of a log that is
 * not whole, nothing more may be sealed.
 */
@Component
class LogAlerts {

    private final WatchRepository alerts;
    private final ApplicationEventPublisher events;

    LogAlerts(WatchRepository alerts, ApplicationEventPublisher events) {
        this.alerts = alerts;
        this.events = events;
    }

    @EventListener
    void damaged(LogDamaged found) {
        alerts.becomeWatcher();
        told(alerts.damaged(found.findings()));
    }

    @EventListener
    void disputed(LogDisputed dispute) {
        alerts.becomeWatcher();
        told(alerts.disputed(dispute.witness(), dispute.size()));
    }

    private void told(boolean raised) {
        alerts.becomeOneself();
        if (raised) {
            events.publishEvent(new AlertsChanged());
        }
    }
}
