package org.entente.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.DemoIdentity;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What chapters find when they begin: people who act, and the compartments and plans that are there. */
final class DemoStage {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DemoIdentity identity;
    private final DemoPeople people;
    private final CoalitionPolicy policy;
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, MemberId> members = new HashMap<>();
    private final Map<String, WorkspaceId> workspaces = new HashMap<>();
    private final Map<String, ExercisePlanId> plans = new HashMap<>();

    DemoStage(DemoIdentity identity, DemoPeople people, DemoScript script, CoalitionPolicy policy) {
        this.identity = identity;
        this.people = people;
        this.policy = policy;
        script.people().forEach(person -> roles.put(person.username(), person.role()));
    }

    /** Does the work as the person of the script with that user name. */
    <T> T as(String username, Supplier<T> work) {
        return identity.as(people.user(username).id(), username, known(roles, username), work);
    }

    /** Does the work as the person of the script with that user name. */
    void as(String username, Runnable work) {
        as(username, () -> {
            work.run();
            return UUID.randomUUID();
        });
    }

    /** A label of the portal's policy. */
    ConfidentialityLabel label(String level, List<String> releasableTo, List<String> caveats) {
        return policy.label(level, releasableTo.stream().map(NationCode::new).toList(), caveats);
    }

    MemberId member(String username) {
        return known(members, username);
    }

    WorkspaceId workspace(String name) {
        return known(workspaces, name);
    }

    ExercisePlanId plan(String name) {
        return known(plans, name);
    }

    void there(String username, MemberId id) {
        members.put(username, id);
    }

    void there(String workspace, WorkspaceId id) {
        workspaces.put(workspace, id);
    }

    void there(String plan, ExercisePlanId id) {
        plans.put(plan, id);
    }

    /** Reads a file of the demonstration, such as {@code /demo/demo.json}. */
    static <T> T read(String resource, Class<T> type) {
        try (InputStream in = DemoStage.class.getResourceAsStream(resource)) {
            return JSON.readValue(Objects.requireNonNull(in, () -> "The build left out " + resource), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T known(Map<String, T> things, String name) {
        T thing = things.get(name);
        if (thing == null) {
            throw new IllegalStateException("The demo script speaks of " + name + " before it brings it in");
        }
        return thing;
    }
}
