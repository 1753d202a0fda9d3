package org.entente.audit.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.entente.audit.Outcome;
import org.entente.audit.export.ExportFormat;
import org.entente.audit.trail.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * A syslog collector: messages of RFC 5424, each after its length, over TLS (RFC 5425). Syslog acknowledges nothing: what was on the way
 * when a connection broke may be lost, which a web address is not.
 */
final class SyslogReceiver implements Receiver {

    // Facility 13 of RFC 5424, log audit.
    private static final int FACILITY = 13 << 3;
    private static final int WARNING = 4;
    private static final int INFORMATIONAL = 6;
    private static final int LONGEST_MSGID = 32;
    private static final int CONNECT_MILLIS = 5000;
    private static final int LOOK_MILLIS = 1;

    private final String host;
    private final int port;
    private final SSLContext tls;
    private final String ownHost;
    private final ExportFormat format;
    private @Nullable SSLSocket socket;

    /** @param ownHost the host that the messages come from */
    SyslogReceiver(String host, int port, SSLContext tls, String ownHost, ExportFormat format) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.ownHost = ownHost;
        this.format = format;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public void send(long first, List<AuditEntry> entries) throws IOException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        for (AuditEntry entry : entries) {
            byte[] message = message(entry).getBytes(StandardCharsets.UTF_8);
            messages.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            messages.write(message);
        }
        try {
            OutputStream out = connected().getOutputStream();
            messages.writeTo(out);
            out.flush();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private String message(AuditEntry entry) {
        String action = entry.action().name();
        return "<%d>1 %s %s entente - %s - %s"
                .formatted(
                        FACILITY | (entry.outcome() == Outcome.SUCCESS ? INFORMATIONAL : WARNING),
                        entry.occurredAt().truncatedTo(ChronoUnit.MICROS),
                        ownHost,
                        action.substring(0, Math.min(action.length(), LONGEST_MSGID)),
                        EntryLines.line(entry, format));
    }

    private SSLSocket connected() throws IOException {
        SSLSocket there = socket;
        if (there != null && isOpen(there)) {
            return there;
        }
        close();
        SSLSocket fresh = (SSLSocket) tls.getSocketFactory().createSocket();
        try {
            fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            SSLParameters parameters = fresh.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            fresh.setSSLParameters(parameters);
            fresh.setSoTimeout(CONNECT_MILLIS);
            fresh.startHandshake();
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        socket = fresh;
        return fresh;
    }

    // A collector says nothing, unless it says that it goes.
    private static boolean isOpen(SSLSocket there) {
        try {
            there.setSoTimeout(LOOK_MILLIS);
            return there.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        SSLSocket there = socket;
        socket = null;
        if (there != null) {
            try {
                there.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }
}
