package org.entente.audit.stream;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.entente.audit.export.ExportFormat;

/** The portal's own receivers, as it makes them of what operators set. */
public final class TestReceivers {

    private TestReceivers() {}

    public static Receiver webhook(URI address, String secret) {
        return new StreamConfiguration()
                .webhookReceiver(new StreamSettings(ExportFormat.JSON_LINES, "", "", address.toString(), secret));
    }

    public static Receiver syslog(String place, Path trust) throws IOException, GeneralSecurityException {
        return new StreamConfiguration()
                .syslogReceiver(
                        new StreamSettings(ExportFormat.CEF, place, trust.toString(), "", ""),
                        "https://portal.example");
    }
}
