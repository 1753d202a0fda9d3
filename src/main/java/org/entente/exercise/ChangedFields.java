package org.entente.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names what differs between two versions of a plan, for the audit log and for the person whose change came second. */
public final class ChangedFields {

    private ChangedFields() {}

    /** The names of the fields that differ, in the order of the record. */
    public static List<String> between(ExercisePlanData a, ExercisePlanData b) {
        List<String> changed = new ArrayList<>();
        add(changed, "name", a.name(), b.name());
        add(changed, "series", a.series(), b.series());
        add(changed, "purpose", a.purpose(), b.purpose());
        add(changed, "kind", a.kind(), b.kind());
        add(changed, "domains", a.domains(), b.domains());
        add(changed, "starts", a.starts(), b.starts());
        add(changed, "ends", a.ends(), b.ends());
        add(changed, "place", a.place(), b.place());
        add(changed, "host", a.host(), b.host());
        add(changed, "participants", a.participants(), b.participants());
        add(changed, "status", a.status(), b.status());
        return changed;
    }

    private static void add(List<String> changed, String name, @Nullable Object a, @Nullable Object b) {
        if (!Objects.equals(a, b)) {
            changed.add(name);
        }
    }
}
