package org.entente.watching;

/**
 * What a rule would have found.
 *
 * @param alerts how many
 * @param whole whether all of the time was looked at; otherwise only its newest entries were
 */
public record Preview(int alerts, boolean whole) {}
