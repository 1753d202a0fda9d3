package org.entente.nation;

import org.entente.label.Clearances;
import org.entente.shared.NationCode;

/** What a nation's clearance means for its people, whom another feature looks after and who are given no more than it. */
public interface NationPeople {

    /** How many are cleared for more than these. In a transaction. */
    int beyond(NationCode nation, Clearances limit);

    /** Makes ready what {@link #lower} will need. Before the transaction. */
    void prepare(NationCode nation, Clearances limit);

    /** Lets nobody else change the people who are there until the transaction ends; called before their nation changes. */
    void hold(NationCode nation);

    /** Leaves whoever is cleared for more than these what is common to both, and enters each. In the transaction. */
    void lower(NationCode nation, Clearances limit);
}
