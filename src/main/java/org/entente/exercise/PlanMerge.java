package org.entente.exercise;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Two people's changes of one plan, put together: a field that only one of them changed has that person's value; a field that
 * both changed keeps the value of the one who saves second, who is told of the other's.
 *
 * @param data the plan with both people's changes
 * @param theirs names of the fields that only the other person changed
 * @param both names of the fields that both changed, to different values
 */
public record PlanMerge(ExercisePlanData data, List<String> theirs, List<String> both) {

    /**
     * @param base what both began with
     * @param mine what the second person wants to save
     * @param saved what the first person saved meanwhile
     */
    public static PlanMerge of(ExercisePlanData base, ExercisePlanData mine, ExercisePlanData saved) {
        List<String> changedByMe = ChangedFields.between(base, mine);
        List<String> changedByThem = ChangedFields.between(base, saved);
        List<String> different = ChangedFields.between(mine, saved);
        ExercisePlanData data = new ExercisePlanData(
                pick(base, mine, saved, ExercisePlanData::name),
                Objects.equals(mine.series(), base.series()) ? saved.series() : mine.series(),
                pick(base, mine, saved, ExercisePlanData::purpose),
                pick(base, mine, saved, ExercisePlanData::kind),
                pick(base, mine, saved, ExercisePlanData::domains),
                dates(base, mine, saved).starts(),
                dates(base, mine, saved).ends(),
                Objects.equals(mine.place(), base.place()) ? saved.place() : mine.place(),
                Objects.equals(mine.host(), base.host()) ? saved.host() : mine.host(),
                pick(base, mine, saved, ExercisePlanData::participants),
                pick(base, mine, saved, ExercisePlanData::status));
        return new PlanMerge(
                data,
                changedByThem.stream()
                        .filter(field -> !changedByMe.contains(field))
                        .toList(),
                changedByThem.stream()
                        .filter(changedByMe::contains)
                        .filter(different::contains)
                        .toList());
    }

    private static <T> T pick(
            ExercisePlanData base, ExercisePlanData mine, ExercisePlanData saved, Function<ExercisePlanData, T> field) {
        return Objects.equals(field.apply(mine), field.apply(base)) ? field.apply(saved) : field.apply(mine);
    }

    // A start of one and an end of the other may not fit together, so the dates go as a pair.
    private static ExercisePlanData dates(ExercisePlanData base, ExercisePlanData mine, ExercisePlanData saved) {
        boolean untouched = mine.starts().equals(base.starts()) && mine.ends().equals(base.ends());
        return untouched ? saved : mine;
    }
}
