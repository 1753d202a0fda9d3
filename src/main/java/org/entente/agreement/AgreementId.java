package org.entente.agreement;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public identifier of an agreement, as it stands in addresses. */
public record AgreementId(UUID value) {

    public static Optional<AgreementId> parse(String text) {
        return PublicId.parse(text).map(AgreementId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
