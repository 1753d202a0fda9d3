/** The page on which administrators manage the security policies. */
@NullMarked
package org.entente.policy.ui;

import org.jspecify.annotations.NullMarked;
