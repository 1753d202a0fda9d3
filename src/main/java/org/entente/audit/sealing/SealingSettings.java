package org.entente.audit.sealing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the log's secrets are, outside of the database.
 *
 * @param key the file with the key that signs checkpoints and the one that vouches for entries; made where no checkpoint was ever signed
 * @param name what a key that is made is called, which is the log's origin for good; without one, after the public address
 */
@ConfigurationProperties("entente.audit")
record SealingSettings(
        @DefaultValue("") String key, @DefaultValue("") String name) {}
