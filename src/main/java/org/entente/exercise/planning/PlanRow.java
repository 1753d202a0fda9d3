package org.entente.exercise.planning;

import java.time.LocalDate;
import org.entente.label.LabelId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What the parts of a plan need of it, as far as the asker may read it. A day is null while it is not known to the day. */
record PlanRow(
        long id,
        WorkspaceId workspace,
        LabelId label,
        NationCode originator,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {}
