package org.entente.exercise.ui;

import org.entente.exercise.ExercisePlanId;
import org.entente.shared.WorkspaceId;

/** The addresses of the exercise pages. */
public final class ExerciseNavigation {

    static final String WORKSPACE = "workspaces/:workspace";
    static final String PLAN = "exercises/:plan";
    static final String IMPORT = "workspaces/:workspace/import";

    private ExerciseNavigation() {}

    public static String plan(ExercisePlanId id) {
        return "exercises/" + id;
    }

    public static String workspace(WorkspaceId id) {
        return "workspaces/" + id;
    }

    public static String importInto(WorkspaceId id) {
        return "workspaces/" + id + "/import";
    }
}
