package org.entente.message;

/** A message that was found, and where. */
public record MessageHit(Message message, String conversationName, String workspaceName) {}
