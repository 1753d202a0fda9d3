/** The portal in Chromium, signed in through the real Keycloak. */
@NullMarked
package org.entente.browser;

import org.jspecify.annotations.NullMarked;
