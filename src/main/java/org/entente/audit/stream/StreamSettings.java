package org.entente.audit.stream;

import java.net.URI;
import java.time.Duration;
import org.entente.audit.export.ExportFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of entries.
 *
 * @param format OCSF, CEF or JSON_LINES
 * @param syslog host:port of a collector that takes RFC 5424 over TLS; none without
 * @param syslogTrust a file with the certificates that its own is vouched for by, in PEM; without, those that the platform trusts
 * @param syslogLongest how long it may take for what it is sent at once, before it counts as not answering
 * @param webhook an address that takes entries as lines; none without
 * @param webhookSecret with which what is sent there is signed; not signed without
 */
@ConfigurationProperties("entente.audit.stream")
record StreamSettings(
        @DefaultValue("OCSF") ExportFormat format,
        @DefaultValue("") String syslog,
        @DefaultValue("") String syslogTrust,
        @DefaultValue("10s") Duration syslogLongest,
        @DefaultValue("") String webhook,
        @DefaultValue("") String webhookSecret) {

    StreamSettings {
        if (format == ExportFormat.CSV) {
            throw new IllegalArgumentException(
                    "entente.audit.stream.format (ENTENTE_AUDIT_STREAM_FORMAT) is OCSF, CEF or JSON_LINES");
        }
        if (!webhook.isBlank() && !safe(URI.create(webhook))) {
            throw new IllegalArgumentException(
                    "entente.audit.stream.webhook (ENTENTE_AUDIT_WEBHOOK) has to begin with https://");
        }
        if (!syslog.isBlank() && !syslog.matches("[^:/\\s]+:[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "entente.audit.stream.syslog (ENTENTE_AUDIT_SYSLOG) has to be host:port");
        }
    }

    // What does not leave this machine needs no TLS.
    private static boolean safe(URI address) {
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
    }
}
