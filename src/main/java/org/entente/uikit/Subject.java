package org.entente.uikit;

import java.util.UUID;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;

/**
 * The object whose page is open, as its reader was given it a moment ago.
 *
 * @param id its public id
 * @param workspace the workspace that it lives in
 * @param title its name: content, for this page only
 * @param writable whether the reader may add to the workspace and change what is in it
 */
public record Subject(
        SubjectKind kind, UUID id, WorkspaceId workspace, String title, ConfidentialityLabel label, boolean writable) {}
