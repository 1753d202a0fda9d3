/** The pages of workspaces: for those admitted, and for administrators. */
@NullMarked
package org.entente.workspace.ui;

import org.jspecify.annotations.NullMarked;
