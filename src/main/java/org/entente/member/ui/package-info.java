/** The pages on which administrators manage the members. */
@NullMarked
package org.entente.member.ui;

import org.jspecify.annotations.NullMarked;
