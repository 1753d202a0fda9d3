package org.entente.approval;

import java.util.UUID;

/** Names a request for a second person's word. */
public record ApprovalId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
