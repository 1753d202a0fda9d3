package org.entente.relabelling;

import java.util.List;
import org.entente.label.LabelRelation;

/**
 * What would become of a wish for another label.
 *
 * @param relation whether anybody may come to read the object by it
 * @param colleagues the names of those of the asker's nation who could agree, if it takes a second person
 */
public record LabelOutlook(LabelRelation relation, List<String> colleagues) {

    public LabelOutlook {
        colleagues = List.copyOf(colleagues);
    }
}
