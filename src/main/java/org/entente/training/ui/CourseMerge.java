package org.entente.training.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.shared.ThreeWay;
import org.entente.shared.ThreeWay.Field;
import org.entente.training.CourseData;
import org.entente.uikit.Words;

/**
 * Two people's changes of one course, put together.
 *
 * @param theirs what only the other person changed, in words
 * @param both what both changed, in words, with the other's values
 */
record CourseMerge(CourseData data, List<String> theirs, Map<String, String> both) {

    // The form sorts languages, so that another order is no change. The keys are the fields' words.
    private static final Field<CourseData> LANGUAGES = data -> new TreeSet<>(data.languages());
    private static final Map<String, Field<CourseData>> FIELDS = fields();

    static CourseMerge of(CourseData base, CourseData mine, CourseData saved) {
        ThreeWay<CourseData> edit = new ThreeWay<>(base, mine, saved);
        CourseData data = new CourseData(
                edit.side(CourseData::code).code(),
                edit.side(CourseData::title).title(),
                edit.side(CourseData::discipline).discipline(),
                edit.side(CourseData::level).level(),
                edit.side(LANGUAGES).languages(),
                edit.side(CourseData::days).days(),
                edit.side(CourseData::place).place(),
                edit.side(CourseData::description).description());
        Map<String, String> both = new LinkedHashMap<>();
        edit.both(FIELDS).forEach(field -> both.put(Words.of(field), value(saved, field)));
        return new CourseMerge(data, edit.theirs(FIELDS).stream().map(Words::of).toList(), both);
    }

    private static Map<String, Field<CourseData>> fields() {
        Map<String, Field<CourseData>> fields = new LinkedHashMap<>();
        fields.put("training.course.title", CourseData::title);
        fields.put("training.code", CourseData::code);
        fields.put("training.discipline", CourseData::discipline);
        fields.put("training.level", CourseData::level);
        fields.put("training.length.days", CourseData::days);
        fields.put("training.languages", LANGUAGES);
        fields.put("training.place", CourseData::place);
        fields.put("training.description", CourseData::description);
        return fields;
    }

    private static String value(CourseData data, String field) {
        return switch (field) {
            case "training.course.title" -> data.title();
            case "training.code" -> TrainingWords.orUnknown(data.code());
            case "training.discipline" -> TrainingWords.of(data.discipline());
            case "training.level" -> TrainingWords.of(data.level());
            case "training.length.days" -> TrainingWords.length(data.days());
            case "training.languages" -> TrainingWords.languages(data.languages());
            case "training.place" -> TrainingWords.orUnknown(data.place());
            case "training.description" -> TrainingWords.orUnknown(data.description());
            default -> throw new IllegalArgumentException("No field of a course: " + field);
        };
    }
}
