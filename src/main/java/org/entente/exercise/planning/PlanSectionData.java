package org.entente.exercise.planning;

/**
 * What a form edits of a section: plain text, in which an empty line begins a paragraph.
 *
 * @param heading 1 to 200 characters
 * @param body up to 20,000 characters
 */
public record PlanSectionData(SectionKind kind, String heading, String body) {

    public static final int HEADING_LENGTH = 200;
    public static final int BODY_LENGTH = 20_000;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public PlanSectionData {
        if (heading.isBlank() || heading.length() > HEADING_LENGTH) {
            throw new IllegalArgumentException("A heading has 1 to 200 characters");
        }
        if (body.length() > BODY_LENGTH) {
            throw new IllegalArgumentException("A section has up to 20,000 characters");
        }
    }
}
