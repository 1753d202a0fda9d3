package org.entente.workspace;

/** What is kept for as long as the rule of its workspace says. The names are stored and stand in entries: none is ever renamed. */
public enum RetentionKind {
    /** What a message says, counted from when it was sent. */
    MESSAGE,
    /** What somebody began to write and did not send, counted from when it was last touched. */
    MESSAGE_DRAFT,
    /** A withdrawn document, counted from when it was withdrawn. */
    DOCUMENT,
    /** The former versions of a document, each counted from when a newer one came. */
    DOCUMENT_VERSION
}
