package org.entente.watching;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How a rule decides. What it decides of an entry depends on that entry and on those sealed before it, never on when it looks. */
interface Detector {

    /** Which entries it looks at: a condition on {@code audit_entry e} and {@code audit_leaf l}. */
    String condition();

    /** For whom it counts an entry: an expression of text. */
    String subject();

    /** How far back from an act, and how far after it, it looks at other acts of the same subject. */
    Duration reach(RuleSetting setting);

    /**
     * Decides of acts that were not looked at before.
     *
     * @param acts of each subject, those within reach and the new ones, by index
     * @param from the index of the first that is new
     * @param newest the newest alert of each subject that has one
     * @param past asks for acts beyond reach
     * @return alerts to raise, and those that go on
     */
    Collection<Raised> look(
            Map<String, List<Act>> acts, long from, RuleSetting setting, Map<String, Raised> newest, Past past);

    /** What lies further back than a detector reaches. */
    @FunctionalInterface
    interface Past {
        /** The last act of a subject up to that one, and sealed before it; none, or one. */
        List<Act> before(Act act);
    }
}
