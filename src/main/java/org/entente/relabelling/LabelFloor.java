package org.entente.relabelling;

import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * The least that an object's label may be, since somebody else gave the object a label: nobody here opens it further.
 *
 * @param label as the workspace's policy says it
 * @param signer who signed that label; null if nobody did
 */
public record LabelFloor(
        ConfidentialityLabel label, @Nullable String signer) {}
