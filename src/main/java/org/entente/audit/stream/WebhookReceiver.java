package org.entente.audit.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.audit.export.ExportFormat;
import org.entente.audit.trail.AuditEntry;

/** An address that takes entries, one to a line; they count as taken when it answers with 2xx. */
final class WebhookReceiver implements Receiver {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SUCCESSES = 2;

    private final URI address;
    private final String secret;
    private final ExportFormat format;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param secret empty for none */
    WebhookReceiver(URI address, String secret, ExportFormat format) {
        this.address = address;
        this.secret = secret;
        this.format = format;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(long first, List<AuditEntry> entries) throws IOException {
        byte[] body = entries.stream()
                .map(entry -> EntryLines.line(entry, format) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header(
                        "Content-Type",
                        format == ExportFormat.CEF ? "text/plain; charset=utf-8" : "application/x-ndjson")
                .header("Entente-First-Index", Long.toString(first))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!secret.isEmpty()) {
            request.header("Entente-Signature", "sha256=" + signature(body));
        }
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != SUCCESSES) {
                throw new IOException("It answered with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform brings HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
