package org.entente.watching;

/** Published inside the transaction in which alerts are raised, acknowledged or opened again. */
public record AlertsChanged() {}
