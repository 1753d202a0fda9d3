package org.entente.audit.sealing;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the log's secrets are, outside of the database.
 *
 * @param key the file with the key that signs checkpoints and the one that vouches for entries; made where no checkpoint was ever signed
 * @param name what a key that is made is called, which is the log's origin for good; without one, after the public address
 * @param anchor the file in which this node keeps the last checkpoint; beside the key if none is named
 * @param restored how many entries a log has that an operator put back to an older state on purpose; blank if nobody did
 */
@ConfigurationProperties("entente.audit")
record SealingSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String name,
        @DefaultValue("") String anchor,
        @DefaultValue("") String restored) {

    /** Where the last checkpoint is kept. */
    Path anchorFile() {
        return Path.of(anchor.isBlank() ? key + ".checkpoint" : anchor);
    }
}
