package org.entente.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves; none does without a host.
 *
 * @param tls {@code starttls} (required, not merely tried), {@code tls} or {@code none}
 * @param pause the least time between two mails to a person, unless something urgent waits
 */
@ConfigurationProperties("entente.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("STARTTLS") Tls tls,
        @DefaultValue("PT30M") Duration pause) {

    enum Tls {
        STARTTLS,
        TLS,
        NONE
    }
}
