package org.entente.exercise.csv;

import java.util.List;
import org.entente.exercise.ExercisePlanData;
import org.entente.imports.csv.CsvLayout;

/** The layouts in which lists of plans are read: those of others by their own columns, all else as the portal's own. */
public final class PlanLayouts {

    public static final List<CsvLayout<ExercisePlanData>> ALL = List.of(new MmeLayout(), new PlanListLayout());

    private PlanLayouts() {}
}
