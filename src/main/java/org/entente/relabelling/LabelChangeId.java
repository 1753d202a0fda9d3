package org.entente.relabelling;

import java.util.UUID;

/** Names a request for another label. */
public record LabelChangeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
