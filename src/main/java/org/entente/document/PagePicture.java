package org.entente.document;

/**
 * A page with the marking, the viewer's name and the time woven in.
 *
 * @param png the picture
 * @param page from 1
 * @param pages how many there are
 */
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(byte[] png, int page, int pages) {}
