/** What the realm, its demo people and its sign-in pages must keep to, whoever edits them. */
@NullMarked
package org.entente.realm;

import org.jspecify.annotations.NullMarked;
