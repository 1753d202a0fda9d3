package org.entente.exercise.ui;

import org.entente.exercise.planning.PartChangedMeanwhile;
import org.entente.exercise.planning.PartNotAllowed;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;

/** What a page says when a part of a plan could not be written. */
final class PartNotices {

    private PartNotices() {}

    /** Does the work, tells what stood against it, and then reads again. True if it was done. */
    static boolean attempt(Runnable work, Runnable readAgain) {
        boolean done = false;
        try {
            work.run();
            done = true;
        } catch (PartChangedMeanwhile e) {
            Notices.error(Words.of("exercise.part.changed"));
        } catch (PartNotAllowed e) {
            Notices.error(Words.of("exercise.part.refused." + e.why()));
        }
        readAgain.run();
        return done;
    }
}
