package org.entente.agreement.csv;

import java.util.List;
import org.entente.agreement.AgreementData;
import org.entente.agreement.law.Act;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a list says: of an agreement, or of what one party did about one.
 *
 * @param group what rows about one agreement share; null where each row is an agreement of its own
 * @param agreement what the row says of the agreement; used where no row before has told of it
 * @param whole acts of all, recorded with the agreement
 * @param acts acts of the row's party
 */
public record AgreementRow(@Nullable String group, AgreementData agreement, List<Act> whole, List<Act> acts) {

    public AgreementRow {
        whole = List.copyOf(whole);
        acts = List.copyOf(acts);
    }
}
