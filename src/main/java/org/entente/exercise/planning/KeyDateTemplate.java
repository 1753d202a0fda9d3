package org.entente.exercise.planning;

import java.time.LocalDate;
import java.util.List;

/**
 * How long before an exercise starts its conferences usually are. Data, so that each way of planning fits; the days are
 * defaults to be changed plan by plan.
 *
 * @param key names it, not translated
 */
public record KeyDateTemplate(String key, List<Step> steps) {

    public KeyDateTemplate {
        steps = List.copyOf(steps);
    }

    /** What a step is counted from. */
    public enum Anchor {
        START,
        END
    }

    /**
     * One date of the template.
     *
     * @param days from the anchor to its first day; negative is before
     * @param length in days, at least 1
     */
    public record Step(String code, String title, Anchor anchor, int days, int length) {}

    /** The dates for an exercise from its first to its last day. */
    public List<KeyDateData> dates(LocalDate first, LocalDate last) {
        return steps.stream()
                .map(step -> {
                    LocalDate starts = (step.anchor() == Anchor.START ? first : last).plusDays(step.days());
                    return new KeyDateData(
                            step.code(), step.title(), starts, starts.plusDays(Math.max(step.length(), 1) - 1L), null);
                })
                .toList();
    }
}
