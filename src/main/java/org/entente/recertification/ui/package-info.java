/** The lead's tab, the administrator's part of a workspace's page, the list of rounds, and what a member is told whose admission ended. */
@NullMarked
package org.entente.recertification.ui;

import org.jspecify.annotations.NullMarked;
