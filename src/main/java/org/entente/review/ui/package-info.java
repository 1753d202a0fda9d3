/** The auditor's list of entries. */
@NullMarked
package org.entente.review.ui;

import org.jspecify.annotations.NullMarked;
