package org.entente.exercise.csv;

import java.util.List;
import org.entente.exercise.ExercisePlanData;

/** How the columns of a file make a plan. */
interface PlanLayout {

    /** The columns without which there is no reading it. */
    List<String> required();

    /** @throws RowRefused if the row makes no plan */
    Plan read(Cells row) throws RowRefused;

    /** A plan and what makes two rows the same plan. */
    record Plan(String key, ExercisePlanData data) {}
}
