package org.entente.exercise;

import java.util.List;
import org.entente.shared.ThreeWay;

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
        ThreeWay<ExercisePlanData> edit = new ThreeWay<>(base, mine, saved);
        // A start of one and an end of the other may not fit together, so the dates go as a pair.
        ExercisePlanData dates = edit.side(data -> List.of(data.starts(), data.ends()));
        ExercisePlanData data = new ExercisePlanData(
                edit.side(ExercisePlanData::name).name(),
                edit.side(ExercisePlanData::series).series(),
                edit.side(ExercisePlanData::purpose).purpose(),
                edit.side(ExercisePlanData::kind).kind(),
                edit.side(ExercisePlanData::domains).domains(),
                dates.starts(),
                dates.ends(),
                edit.side(ExercisePlanData::place).place(),
                edit.side(ExercisePlanData::host).host(),
                edit.side(ExercisePlanData::participants).participants(),
                edit.side(ExercisePlanData::status).status());
        return new PlanMerge(data, edit.theirs(ChangedFields.ALL), edit.both(ChangedFields.ALL));
    }
}
