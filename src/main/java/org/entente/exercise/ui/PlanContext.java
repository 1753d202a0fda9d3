package org.entente.exercise.ui;

import java.util.function.Consumer;
import org.entente.exercise.ExercisePlan;
import org.entente.shared.NationCode;
import org.entente.uikit.SideSheet;

/**
 * What the parts of a plan's page know of it.
 *
 * @param reader the reader's own nation
 * @param opened is told of each sheet that a part opens, so that none outlives the page
 */
record PlanContext(ExercisePlan plan, boolean writable, NationCode reader, Consumer<SideSheet> opened) {

    SideSheet open(SideSheet sheet) {
        opened.accept(sheet);
        sheet.open();
        return sheet;
    }
}
