package org.entente.audit.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final int CRITICAL = 2;
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
    private final Duration longest;
    private @Nullable Socket plain;
    private @Nullable SSLSocket socket;

    /**
     * @param ownHost the host that the messages come from
     * @param longest how long the collector may take for what it is sent at once
     */
    SyslogReceiver(String host, int port, SSLContext tls, String ownHost, ExportFormat format, Duration longest) {
        this.longest = longest;
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
            write(connected(), messages);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    // A collector that stops reading would hold the writer for ever, for no socket bounds that: it is hung up on.
    private void write(SSLSocket there, ByteArrayOutputStream messages) throws IOException {
        FutureTask<Boolean> written = new FutureTask<>(() -> {
            OutputStream out = there.getOutputStream();
            messages.writeTo(out);
            out.flush();
            return true;
        });
        Thread.ofVirtual().name("syslog").start(written);
        try {
            written.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("It did not take them within " + longest, e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private String message(AuditEntry entry) {
        String action = entry.action().name();
        return "<%d>1 %s %s entente - %s %s %s"
                .formatted(
                        FACILITY | severity(entry),
                        entry.occurredAt().truncatedTo(ChronoUnit.MICROS),
                        ownHost,
                        action.substring(0, Math.min(action.length(), LONGEST_MSGID)),
                        sequence(entry.index()),
                        EntryLines.line(entry, format));
    }

    private static int severity(AuditEntry entry) {
        if (entry.doubtful()) {
            return CRITICAL;
        }
        return entry.outcome() == Outcome.SUCCESS ? INFORMATIONAL : WARNING;
    }

    // RFC 5424, 7.3.1: from 1, and from there again after the greatest. A collector sees by it what is missing.
    private static String sequence(@Nullable Long index) {
        return index == null ? "-" : "[meta sequenceId=\"%d\"]".formatted(index % Integer.MAX_VALUE + 1);
    }

    private SSLSocket connected() throws IOException {
        SSLSocket there = socket;
        if (there != null && isOpen(there)) {
            return there;
        }
        close();
        Socket beneath = new Socket();
        try {
            beneath.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            SSLSocket fresh = (SSLSocket) tls.getSocketFactory().createSocket(beneath, host, port, true);
            SSLParameters parameters = fresh.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            fresh.setSSLParameters(parameters);
            fresh.setSoTimeout(CONNECT_MILLIS);
            fresh.startHandshake();
            plain = beneath;
            socket = fresh;
            return fresh;
        } catch (IOException e) {
            beneath.close();
            throw e;
        }
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
        Socket beneath = plain;
        plain = null;
        socket = null;
        if (beneath != null) {
            try {
                // Without the farewell of TLS, which waits behind what is stuck.
                beneath.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }
}
