package org.entente.agreement;

import java.time.LocalDate;
import org.entente.agreement.law.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What a form edits of an agreement.
 *
 * @param title 1 to 600 characters
 * @param shortTitle what people call it, 1 to 60 characters; null if they do not
 * @param binding whether it is governed by international law (Vienna Convention on the Law of Treaties, article 2, paragraph 1 a)
 * @param subject what it is about, up to 4,000 characters
 * @param depositary 1 to 200 characters; null if there is none
 * @param place where it was done, 1 to 200 characters
 * @param doneOn the day in its title; null while unknown
 * @param parent the agreement that it stands under, in the same workspace; null if it stands alone
 */
public record AgreementData(
        String title,
        @Nullable String shortTitle,
        AgreementKind kind,
        boolean binding,
        String subject,
        @Nullable String depositary,
        @Nullable String place,
        @Nullable LocalDate doneOn,
        @Nullable AgreementId parent,
        Terms terms) {

    public static final int TITLE_LENGTH = 600;
    public static final int SHORT_TITLE_LENGTH = 60;
    public static final int SUBJECT_LENGTH = 4000;
    public static final int NAME_LENGTH = 200;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public AgreementData {
        check(!title.isBlank() && title.length() <= TITLE_LENGTH, "A title has 1 to 600 characters");
        check(
                shortTitle == null || (!shortTitle.isBlank() && shortTitle.length() <= SHORT_TITLE_LENGTH),
                "A short title has 1 to 60 characters");
        check(subject.length() <= SUBJECT_LENGTH, "A subject has up to 4,000 characters");
        check(named(depositary), "A depositary has a name of 1 to 200 characters");
        check(named(place), "A place has a name of 1 to 200 characters");
    }

    /** What people call it. */
    public String name() {
        return shortTitle == null ? title : shortTitle;
    }

    private static boolean named(@Nullable String name) {
        return name == null || (!name.isBlank() && name.length() <= NAME_LENGTH);
    }

    private static void check(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
