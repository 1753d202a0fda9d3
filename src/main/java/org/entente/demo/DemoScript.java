package org.entente.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of {@code demo/demo.json}. */
record DemoScript(List<String> nations, List<Person> people, List<Compartment> workspaces, List<Plan> plans) {

    record Person(String username, String nation, String role, String level, List<String> caveats) {}

    /** @param members user name and admission role, in two parts with a colon between */
    record Compartment(String name, String purpose, String ceiling, List<String> members) {}

    /**
     * @param by the user name of who writes it, whose nation is the originator
     * @param starts ISO date, or year and month where the day is unknown
     */
    record Plan(
            String workspace,
            String by,
            String level,
            List<String> releasableTo,
            @Nullable List<String> caveats,
            String name,
            @Nullable String series,
            String purpose,
            String kind,
            List<String> domains,
            String starts,
            String ends,
            @Nullable String place,
            @Nullable String host,
            List<String> participants,
            String status) {}
}
