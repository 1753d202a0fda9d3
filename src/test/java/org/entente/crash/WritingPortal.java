package org.entente.crash;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.entente.PortalApplication;
import org.entente.access.Act;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.workspace.Workspaces;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A portal in a process of its own, in which a demo person writes plans without a pause, and tells of each that was acknowledged to that
 * person. It is made to be killed.
 */
final class WritingPortal {

    static final String READY = "READY";
    static final String ACKNOWLEDGED = "ACK ";
    static final String NAME = "Crash ";

    private static final int WRITERS = 3;
    private static final String SUBJECT = "00000000-0000-4000-8000-000000826001";
    private static final String WORKSPACE = "Northern Flank";
    private static final long PAUSE_NANOS = 20_000_000;

    private WritingPortal() {}

    public static void main(String[] properties) {
        ConfigurableApplicationContext portal =
                new SpringApplicationBuilder(PortalApplication.class, Act.class).run(properties);
        Act act = portal.getBean(Act.class);
        ExercisePlans plans = portal.getBean(ExercisePlans.class);
        Workspaces workspaces = portal.getBean(Workspaces.class);
        ConfidentialityLabel label =
                portal.getBean(Labels.class).policy().label("UNCLASSIFIED", List.of(new NationCode("GBR")), List.of());
        WorkspaceId workspace = act.get(SUBJECT, workspaces::list).stream()
                .filter(one -> one.name().equals(WORKSPACE))
                .findFirst()
                .orElseThrow()
                .id();
        say(READY);
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().start(() -> write(act, plans, workspace, label));
        }
    }

    private static void write(Act act, ExercisePlans plans, WorkspaceId workspace, ConfidentialityLabel label) {
        while (true) {
            try {
                ExercisePlanId plan =
                        act.get(SUBJECT, () -> plans.create(workspace, label, Fixture.plan(NAME + UUID.randomUUID())));
                say(ACKNOWLEDGED + plan);
            } catch (DataAccessException | TransactionException e) {
                // The database is gone, and comes back.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
