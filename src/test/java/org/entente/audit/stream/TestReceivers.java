package org.entente.audit.stream;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.entente.audit.export.ExportFormat;

/** The portal's own receivers, as it makes them of what operators set. */
public final class TestReceivers {

    private static final Duration LONG = Duration.ofMinutes(1);

    private TestReceivers() {}

    public static Receiver webhook(URI address, String secret) {
        return new StreamConfiguration()
                .webhookReceiver(new StreamSettings(ExportFormat.JSON_LINES, "", "", LONG, address.toString(), secret));
    }

    public static Receiver syslog(String place, Path trust) throws IOException, GeneralSecurityException {
        return syslog(place, trust, LONG);
    }

    public static Receiver syslog(String place, Path trust, Duration longest)
            throws IOException, GeneralSecurityException {
        return new StreamConfiguration()
                .syslogReceiver(
                        new StreamSettings(ExportFormat.CEF, place, trust.toString(), longest, "", ""),
                        "https://portal.example");
    }
}
