package org.entente.document;

import java.util.Optional;

/**
 * One page of a document, drawn with the mark of who looks at it.
 *
 * @param page from 1
 * @param pages how many there are
 * @param binding the value of the header that binds the file's label to the picture, for who may take the file along
 */
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(byte[] png, int page, int pages, Optional<String> binding) {}
