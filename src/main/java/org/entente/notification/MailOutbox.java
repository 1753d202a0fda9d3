package org.entente.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people by e-mail that something waits in the portal, and nothing else: no name, no kind, no count. The notices are its
 * queue: it goes on after a restart where it stopped. A node claims a person before it sends, so that of several nodes one
 * does; a node that stops between sending and noting so is the one way to a second mail.
 */
class MailOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);
    private static final int MOST_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JavaMailSender mail;
    private final MailSettings settings;
    private final String portal;

    MailOutbox(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JavaMailSender mail,
            MailSettings settings,
            String portal) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.mail = mail;
        this.settings = settings;
        this.portal = portal;
    }

    /** Sends what is due. Who could not be reached is tried again later; the others do not wait for that. */
    @Scheduled(fixedDelayString = "PT15S")
    void sendDue() {
        for (int sent = 0; sent < MOST_AT_A_TIME; sent++) {
            Optional<Claim> claim = claim();
            if (claim.isEmpty() || !send(claim.get())) {
                return;
            }
        }
    }

    private boolean send(Claim claim) {
        boolean sent = false;
        try {
            mail.send(message(claim.address()));
            sent = true;
        } catch (MailException | MessagingException e) {
            LOG.warn(
                    "A mail could not be sent and will be tried again: {}",
                    e.getClass().getSimpleName());
        }
        settle(claim, sent);
        return sent;
    }

    private MimeMessage message(String address) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(message, "UTF-8");
        parts.setFrom(settings.from());
        parts.setTo(address);
        parts.setSubject(Words.of("notification.mail.subject"));
        parts.setText(Words.of("notification.mail.text", portal));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private Optional<Claim> claim() {
        return asJobs(() -> jdbc.sql("select member, address, claimed_at from claim_mail(cast(? as interval))")
                .param(settings.pause().toString())
                .query((row, n) -> new Claim(
                        row.getObject("member", UUID.class),
                        row.getString("address"),
                        row.getTimestamp("claimed_at").toInstant()))
                .optional());
    }

    private void settle(Claim claim, boolean sent) {
        asJobs(() -> jdbc.sql("select settle_mail(?, ?, ?)")
                .param(claim.member())
                .param(Timestamp.from(claim.at()))
                .param(sent)
                .query((row, n) -> Optional.empty())
                .single());
    }

    private <T> Optional<T> asJobs(Supplier<Optional<T>> work) {
        Optional<T> found = transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return work.get();
        });
        return found == null ? Optional.empty() : found;
    }

    private record Claim(UUID member, String address, Instant at) {}
}
