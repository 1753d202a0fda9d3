package org.entente.audit.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The systems that are told of entries, where operators name any. What cannot be used stops the portal at its start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class StreamConfiguration {

    @Bean
    @ConditionalOnExpression("!'${entente.audit.stream.syslog:}'.isBlank()")
    Receiver syslogReceiver(StreamSettings settings, @Value("${entente.public-url:}") String publicUrl)
            throws IOException, GeneralSecurityException {
        String[] place = settings.syslog().split(":");
        String own = Optional.ofNullable(URI.create(publicUrl.isBlank() ? "http://localhost" : publicUrl)
                        .getHost())
                .orElse("-");
        return new SyslogReceiver(
                place[0],
                Integer.parseInt(place[1]),
                tls(settings.syslogTrust()),
                own,
                settings.format(),
                settings.syslogLongest());
    }

    @Bean
    @ConditionalOnExpression("!'${entente.audit.stream.webhook:}'.isBlank()")
    Receiver webhookReceiver(StreamSettings settings) {
        return new WebhookReceiver(URI.create(settings.webhook()), settings.webhookSecret(), settings.format());
    }

    private static SSLContext tls(String trust) throws IOException, GeneralSecurityException {
        if (trust.isBlank()) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream in = Files.newInputStream(Path.of(trust))) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + number++, one);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }
}
