package org.entente.audit.proof;

/**
 * What a check of the whole log does not find as it was signed.
 *
 * @param index of the first entry that it concerns; -1 where that cannot be said
 * @param problem in a word
 * @param words a sentence for the auditor
 */
public record LogFinding(long index, String problem, String words) {}
