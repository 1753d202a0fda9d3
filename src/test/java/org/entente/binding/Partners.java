package org.entente.binding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.binding.BindingSigner;
import org.entente.label.binding.BindingWriter;
import org.entente.label.binding.BoundLabels;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.entente.standalone.SigningKeys;
import org.jspecify.annotations.Nullable;

/** Bindings as others make them. */
public final class Partners {

    private final BindingWriter writer;

    public Partners(Policies policies) {
        this.writer = new BindingWriter(new LabelWriter(policies));
    }

    /** An originator's label of somebody else's. */
    public static BoundLabels labelled(ConfidentialityLabel label) {
        return BoundLabels.of(MetadataLabel.originator(label, Instant.parse("2026-09-26T12:00:00Z")));
    }

    /** @param signer null to sign nothing */
    public byte[] sidecar(BoundLabels labels, String fileName, byte[] content, SigningKeys.@Nullable Pair signer) {
        try {
            return writer.sidecar(
                    labels,
                    fileName,
                    "application/octet-stream",
                    MessageDigest.getInstance("SHA-384").digest(content),
                    signer == null ? null : signer(signer),
                    Instant.now());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BindingSigner signer(SigningKeys.Pair pair) {
        return SigningFiles.signer(new BindingSettings(
                        pair.key().toString(), pair.certificate().toString(), "", Period.ofYears(10)))
                .orElseThrow();
    }
}
