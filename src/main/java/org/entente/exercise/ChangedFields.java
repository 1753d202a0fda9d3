package org.entente.exercise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.shared.ThreeWay;
import org.entente.shared.ThreeWay.Field;

/** Names what differs between two versions of a plan, for the audit log and for the person whose change came second. */
final class ChangedFields {

    /** All of them, in the order of the record. */
    static final Map<String, Field<ExercisePlanData>> ALL = all();

    private ChangedFields() {}

    /** The names of the fields that differ, in the order of the record. */
    static List<String> between(ExercisePlanData a, ExercisePlanData b) {
        return ThreeWay.changed(ALL, a, b);
    }

    private static Map<String, Field<ExercisePlanData>> all() {
        Map<String, Field<ExercisePlanData>> fields = new LinkedHashMap<>();
        fields.put("name", ExercisePlanData::name);
        fields.put("series", ExercisePlanData::series);
        fields.put("purpose", ExercisePlanData::purpose);
        fields.put("kind", ExercisePlanData::kind);
        fields.put("domains", ExercisePlanData::domains);
        fields.put("starts", ExercisePlanData::starts);
        fields.put("ends", ExercisePlanData::ends);
        fields.put("place", ExercisePlanData::place);
        fields.put("host", ExercisePlanData::host);
        fields.put("participants", ExercisePlanData::participants);
        fields.put("status", ExercisePlanData::status);
        return fields;
    }
}
