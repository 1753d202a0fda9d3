package org.entente.document;

import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A document to be stored. Its originator is the nation of who stores it.
 *
 * @param fileName as the person's own machine calls it; cleaned by {@link FileName} before it is kept
 * @param about what it belongs to; null for a file of the workspace itself
 */
public record NewDocument(
        WorkspaceId workspace,
        ConfidentialityLabel label,
        String fileName,
        @Nullable About about) {}
