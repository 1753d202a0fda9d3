/** The auditor's desk: the list of entries, questions, alerts and the log; and the link that takes evidence along, for others' pages. */
@NullMarked
@NamedInterface("ui")
package org.entente.review.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
