package org.entente.label.choice;

import java.util.BitSet;
import java.util.Collection;

/** Sets of values, of which none is changed. */
final class Bits {

    private Bits() {}

    static BitSet union(Collection<BitSet> sets) {
        BitSet all = new BitSet();
        sets.forEach(all::or);
        return all;
    }

    static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    static BitSet andNot(BitSet one, BitSet other) {
        BitSet rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest;
    }

    static BitSet with(BitSet set, int value) {
        BitSet more = (BitSet) set.clone();
        more.set(value);
        return more;
    }
}
