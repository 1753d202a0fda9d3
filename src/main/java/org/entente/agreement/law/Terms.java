package org.entente.agreement.law;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an agreement says about its own life.
 *
 * @param negotiating those who negotiated it (Vienna Convention on the Law of Treaties, article 2, paragraph 1 e); may be empty
 *     where they are not known
 * @param later for a party that consents after the condition of entry was met: how long after its own instrument the agreement
 *     enters into force for it (article 24, paragraph 3)
 * @param entryArticle where the entry rule stands, such as "article 11"; may be empty; so the next two
 */
public record Terms(
        Set<Party> negotiating,
        EntryRule entry,
        Delay later,
        TermRule term,
        WithdrawalRule withdrawal,
        String entryArticle,
        String termArticle,
        String withdrawalArticle) {

    public static final int MOST_PARTIES = 200;
    public static final int ARTICLE_LENGTH = 60;

    /** @throws IllegalArgumentException if a bound is not kept */
    public Terms {
        negotiating = Collections.unmodifiableSet(new TreeSet<>(negotiating));
        if (negotiating.size() > MOST_PARTIES) {
            throw new IllegalArgumentException("An agreement has up to 200 negotiating parties");
        }
        if (entryArticle.length() > ARTICLE_LENGTH
                || termArticle.length() > ARTICLE_LENGTH
                || withdrawalArticle.length() > ARTICLE_LENGTH) {
            throw new IllegalArgumentException("A reference to an article has up to 60 characters");
        }
    }

    /** Terms without references to articles. */
    public static Terms of(
            Set<Party> negotiating, EntryRule entry, Delay later, TermRule term, WithdrawalRule withdrawal) {
        return new Terms(negotiating, entry, later, term, withdrawal, "", "", "");
    }

    /** Terms of which nothing is known but what the depositary records. */
    public static Terms asRecorded(Set<Party> negotiating, TermRule term) {
        return of(negotiating, new EntryRule.AsRecorded(), Delay.NONE, term, new WithdrawalRule.NotProvided());
    }
}
