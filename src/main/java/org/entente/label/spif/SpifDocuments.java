package org.entente.label.spif;

import java.util.List;
import org.entente.label.PolicyDocuments;
import org.entente.label.policy.SecurityPolicy;
import org.springframework.stereotype.Component;

/** Policies come as SPIF 2.1. */
@Component
class SpifDocuments implements PolicyDocuments {

    @Override
    public SecurityPolicy read(byte[] document) {
        return SpifReader.read(document);
    }

    @Override
    public SecurityPolicy readKept(byte[] document) {
        return SpifReader.readKept(document);
    }

    @Override
    public List<byte[]> shipped() {
        return ShippedPolicies.documents();
    }
}
