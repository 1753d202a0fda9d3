package org.entente.label.policy;

import java.util.Arrays;
import java.util.Optional;

/** Where a phrase of a policy is shown, or what it does there (SPIF 2.1, element {@code code}). */
public enum MarkingCode {
    PAGE_TOP("pageTop"),
    PAGE_BOTTOM("pageBottom"),
    PAGE_TOP_BOTTOM("pageTopBottom"),
    DOCUMENT_START("documentStart"),
    DOCUMENT_END("documentEnd"),
    /** Without a phrase for the place, nothing is shown instead of the name. */
    NO_NAME_DISPLAY("noNameDisplay"),
    /** Never shown in a marking. */
    NO_MARKING_DISPLAY("noMarkingDisplay"),
    /** The classification's name is not shown. */
    SUPPRESS_CLASS_NAME("suppressClassName"),
    FIRST_LINE_OF_TEXT("firstLineOfText"),
    LAST_LINE_OF_TEXT("lastLineOfText"),
    SUBJECT("subject"),
    X_HEADER("xHeader"),
    PORTION_MARKING("portionMarking"),
    INPUT_TITLE("inputTitle"),
    WATER_MARK("waterMark"),
    /** The phrase stands in place of the policy's name. */
    REPLACE_POLICY("replacePolicy");

    private final String spelling;

    MarkingCode(String spelling) {
        this.spelling = spelling;
    }

    /** The code of a SPIF's spelling, if there is one. */
    public static Optional<MarkingCode> of(String spelling) {
        return Arrays.stream(values())
                .filter(code -> code.spelling.equals(spelling))
                .findFirst();
    }
}
