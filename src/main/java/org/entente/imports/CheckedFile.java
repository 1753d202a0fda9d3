package org.entente.imports;

/**
 * What a file came to when it was read; nothing of it is stored.
 *
 * @param layout the name of its layout
 * @param encoding how its bytes were read
 * @param rows how many rows there are
 * @param readable how many of them can be stored
 */
public record CheckedFile(String layout, String encoding, int rows, int readable) {}
