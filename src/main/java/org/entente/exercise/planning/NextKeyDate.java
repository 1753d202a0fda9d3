package org.entente.exercise.planning;

import org.entente.exercise.ExercisePlanId;
import org.entente.label.ConfidentialityLabel;

/** A key date with the plan that it is of. */
public record NextKeyDate(
        KeyDateData date, ExercisePlanId plan, String planName, String workspaceName, ConfidentialityLabel label) {}
