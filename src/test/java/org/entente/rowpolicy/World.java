package org.entente.rowpolicy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rules speak of, in plain words and sets. {@link RandomWorld} makes one and writes it into the database. */
final class World {

    /** A person's clearance: levels by their height, 0 is the lowest; not every level below the highest need be held. */
    record Clearance(int id, String policy, Set<Integer> levels, Set<String> nations, Set<String> caveats) {}

    record Label(int id, String policy, int level, Set<String> nations, Set<String> caveats) {}

    /** @param commons whether every liaison officer reads it */
    record Space(int id, int ceiling, boolean active, boolean commons) {}

    record Member(
            UUID id,
            String nation,
            String role,
            String state,
            @Nullable LocalDate tourEndsOn,
            Clearance clearance,
            @Nullable LocalDate clearanceEndsOn) {}

    /**
     * A row of a table of content.
     *
     * @param key finds it within its table
     * @param originator null in tables whose rows have none
     * @param audience the only member whom it is for; null if it is for all who are admitted and cleared
     * @param nations the only nations whom it is for; empty if it is for all
     */
    record Row(
            String table,
            String key,
            Space space,
            Label label,
            @Nullable String originator,
            @Nullable Member audience,
            Set<String> nations) {}

    private record Place(int space, UUID member) {}

    final Map<String, String> nations = new HashMap<>();
    final List<Clearance> clearances = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    final List<Space> spaces = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    private final Map<Place, String> admissions = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    String nationState(String nation) {
        return Optional.ofNullable(nations.get(nation)).orElseThrow();
    }

    /** What an admitted member may do in a workspace. */
    Optional<String> role(Space space, Member member) {
        return Optional.ofNullable(admissions.get(new Place(space.id(), member.id())));
    }

    void admit(Space space, Member member, String role) {
        admissions.put(new Place(space.id(), member.id()), role);
    }

    void remove(Space space, Member member) {
        admissions.remove(new Place(space.id(), member.id()));
    }

    void add(Row row) {
        rows.add(row);
    }

    /** The rows with what their workspace and label are now. */
    List<Row> rows() {
        Map<Integer, Space> now = new HashMap<>();
        spaces.forEach(space -> now.put(space.id(), space));
        return rows.stream()
                .map(row -> new Row(
                        row.table(),
                        row.key(),
                        Optional.ofNullable(now.get(row.space().id())).orElseThrow(),
                        row.label(),
                        row.originator(),
                        row.audience(),
                        row.nations()))
                .toList();
    }

    List<Row> rows(String table) {
        return rows().stream().filter(row -> row.table().equals(table)).toList();
    }
}
