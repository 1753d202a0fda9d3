package org.entente.review;

import java.util.UUID;
import org.entente.shared.NationCode;

/** Whom an answer is about, as in the entries. */
public record Person(UUID id, String name, NationCode nation) {}
