package org.entente.shared;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two people's changes of one thing. A field that only one of them changed goes on with that person's value; a field that both
 * changed keeps the value of the one who saves second, who is told of the other's.
 *
 * @param base what both began with
 * @param mine what the second person wants to save
 * @param saved what the first person saved meanwhile
 */
public record ThreeWay<T>(T base, T mine, T saved) {

    /** One field of it, or several that only go together; compared by {@code equals}. */
    @FunctionalInterface
    public interface Field<T> {

        @Nullable Object of(T data);
    }

    /** The names of the fields in which two versions differ, in their order. */
    public static <T> List<String> changed(Map<String, Field<T>> fields, T before, T after) {
        return fields.entrySet().stream()
                .filter(field -> !same(field.getValue(), before, after))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whose value of the field goes on: the first person's where the second left it as it was, the second's otherwise. */
    public T side(Field<T> field) {
        return same(field, mine, base) ? saved : mine;
    }

    /** The names of the fields that only the first person changed, in their order. */
    public List<String> theirs(Map<String, Field<T>> fields) {
        return fields.entrySet().stream()
                .filter(field -> !same(field.getValue(), base, saved) && same(field.getValue(), base, mine))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of the fields that both changed, to different values, in their order. */
    public List<String> both(Map<String, Field<T>> fields) {
        return fields.entrySet().stream()
                .filter(field -> !same(field.getValue(), base, saved)
                        && !same(field.getValue(), base, mine)
                        && !same(field.getValue(), mine, saved))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> boolean same(Field<T> field, T a, T b) {
        return Objects.equals(field.of(a), field.of(b));
    }
}
