package org.entente.message;

import org.entente.label.ConfidentialityLabel;

/** What a member has typed and not sent, under the label chosen for it. */
public record Draft(String text, ConfidentialityLabel label) {}
