package org.entente.notification;

import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail by SMTP, where a host is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
@ConditionalOnExpression("!'${entente.mail.host:}'.isBlank()")
class MailConfiguration {

    private static final String TIMEOUT_MILLIS = "10000";

    @Bean
    MailOutbox mailOutbox(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MailSettings settings,
            @Value("${entente.public-url:}") String portal) {
        if (settings.from().isBlank() || portal.isBlank()) {
            throw new IllegalStateException(
                    "Mail needs ENTENTE_MAIL_FROM, and ENTENTE_PUBLIC_URL to lead people to the portal");
        }
        return new MailOutbox(jdbc, transaction, sender(settings), settings, portal);
    }

    static JavaMailSenderImpl sender(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding("UTF-8");
        Properties session = sender.getJavaMailProperties();
        session.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        session.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        session.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        session.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.tls() == MailSettings.Tls.STARTTLS));
        session.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == MailSettings.Tls.STARTTLS));
        session.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailSettings.Tls.TLS));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.username().isEmpty()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.password());
            session.setProperty("mail.smtp.auth", "true");
        }
        return sender;
    }
}
