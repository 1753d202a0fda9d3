package org.entente.binding;

/**
 * An object that was given for taking along.
 *
 * @param fileName without folders; may hold whatever characters a name holds
 * @param binding binding information around the object
 */
@SuppressWarnings("ArrayRecordComponent")
public record Export(String fileName, byte[] binding) {}
