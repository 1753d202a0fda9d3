package org.entente.audit.sealing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log's secrets. Without them the portal does not start: no entry could be written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
class SealingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SealingConfiguration.class);

    @Bean
    LogKeys logKeys(SealingSettings settings, @Value("${entente.public-url:}") String publicUrl, JdbcClient jdbc) {
        if (settings.key().isBlank()) {
            throw new IllegalStateException(
                    "entente.audit.key (ENTENTE_AUDIT_KEY) has to name the file with the audit log's key");
        }
        Path file = Path.of(settings.key());
        Optional<String> newest = jdbc.sql("select note from audit_checkpoint order by size desc limit 1")
                .query(String.class)
                .optional();
        if (Files.notExists(file)) {
            if (newest.isPresent()) {
                throw new IllegalStateException(
                        "The audit log was signed, and its key is gone. Put %s back from its backup".formatted(file));
            }
            LogKeys.make(file, settings.name().isBlank() ? named(publicUrl) : settings.name());
            LOG.info("The audit log has a new key in {}. Keep a copy of it apart from the database's backups", file);
        }
        LogKeys keys = LogKeys.read(file);
        if (newest.isPresent() && isOfAnotherKey(newest.get(), keys)) {
            throw new IllegalStateException(
                    "The audit log was signed with another key than the one in %s".formatted(file));
        }
        LOG.info("The audit log is verified with {}", keys.verifierKey());
        return keys;
    }

    @Bean
    LogAnchor logAnchor(SealingSettings settings, LogKeys keys, LogTroubles troubles, Clock clock) {
        return new LogAnchor(settings.anchorFile(), keys, troubles, clock);
    }

    // Of what cannot be read, the sealer tells: entries are written, and wait.
    private static boolean isOfAnotherKey(String note, LogKeys keys) {
        try {
            return !Note.parse(note).signedWith(keys);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // A name like an address without its scheme, as C2SP recommends; a key's name holds neither spaces nor plus signs.
    private static String named(String publicUrl) {
        URI address = URI.create(publicUrl.isBlank() ? "http://localhost" : publicUrl);
        String path = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
        return (address.getAuthority() + path + "/tlog").replaceAll("[\\s+]", "-");
    }
}
