/** Tells other systems of entries as they are sealed: a syslog collector over TLS, or a web address. */
@NullMarked
package org.entente.audit.stream;

import org.jspecify.annotations.NullMarked;
