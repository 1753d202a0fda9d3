package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.stream.Stream;
import org.entente.access.MemberDirectory;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.shared.MemberId;
import org.entente.uikit.WhileShown;
import org.entente.workspace.Workspaces;

/** What may change which notices a member has: new ones, those read elsewhere, and the end of sight. */
final class WaitingChanges {

    private WaitingChanges() {}

    /** Reads again, on the component's page and as its person, whenever what waits for the member may have changed. */
    static void follow(Component component, LiveChanges changes, MemberId member, Runnable readAgain) {
        WhileShown.listen(component, again -> subscribe(changes, member, again), readAgain);
    }

    private static Registration subscribe(LiveChanges changes, MemberId member, Runnable again) {
        List<LiveChanges.Subscription> open = Stream.concat(
                        Stream.of(Notifications.TOPIC, MemberDirectory.CHANGED)
                                .map(topic -> changes.subscribe(topic, change -> {
                                    if (change.concerns(member)) {
                                        again.run();
                                    }
                                })),
                        Stream.of(changes.subscribe(Workspaces.TOPIC, change -> again.run())))
                .toList();
        return () -> open.forEach(LiveChanges.Subscription::close);
    }
}
