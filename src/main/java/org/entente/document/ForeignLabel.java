package org.entente.document;

import org.entente.label.xml.ReadLabel;
import org.jspecify.annotations.Nullable;

/**
 * The originator's label that a version came with. It is kept as it came, whatever label the file has here.
 *
 * @param signer who signed the binding; null if nobody did
 */
public record ForeignLabel(ReadLabel label, @Nullable String signer) {}
