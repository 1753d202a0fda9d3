package org.entente.document;

import java.util.UUID;
import org.entente.shared.SubjectKind;

/**
 * The object of another feature that a document belongs to.
 *
 * @param id its public id
 */
public record About(SubjectKind kind, UUID id) {}
