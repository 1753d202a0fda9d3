package org.entente.exercise;

/**
 * What a file came to when it was read; nothing of it is stored.
 *
 * @param encoding how its bytes were read
 * @param rows how many rows there are
 * @param readable how many of them are plans
 */
public record CheckedFile(ImportLayout layout, String encoding, int rows, int readable) {}
