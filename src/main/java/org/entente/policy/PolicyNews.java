package org.entente.policy;

import org.entente.label.PolicyDecided;
import org.entente.label.PolicyStore;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the other nodes of policies, and has the engine read what they tell of. */
@Component
class PolicyNews implements DisposableBean {

    private final LiveChanges changes;
    private final LiveChanges.Subscription hearing;

    PolicyNews(LiveChanges changes, PolicyStore store) {
        this.changes = changes;
        this.hearing = changes.subscribe(SecurityPolicies.TOPIC, change -> store.refresh());
    }

    @EventListener
    void decided(PolicyDecided decided) {
        changes.publish(new Change(SecurityPolicies.TOPIC, Change.ANY));
    }

    @Override
    public void destroy() {
        hearing.close();
    }
}
