package org.entente.agreement.law;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a party may leave (Vienna Convention on the Law of Treaties, articles 54 to 56). */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "rule")
public sealed interface WithdrawalRule {

    /**
     * The agreement says nothing: a notice alone has no effect (article 56, paragraph 1). Where all consent (article 54 b), or a
     * right is implied, the notice is recorded with the day of its effect.
     */
    record NotProvided() implements WithdrawalRule {}

    /**
     * Some time after a notice.
     *
     * @param notice from the day on which the notice is received; twelve months where a right is only implied (article 56,
     *     paragraph 2)
     * @param minimum how long the agreement is in force before a notice counts; one given earlier counts from then on
     */
    record AfterNotice(Delay notice, Delay minimum) implements WithdrawalRule {}
}
