package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys for one run of the tests, made as an installation makes its own. */
public final class SigningKeys {

    private SigningKeys() {}

    /** The files of a key and its certificate. */
    public record Pair(Path key, Path certificate) {}

    /** Makes a key in a new directory. */
    public static Pair make() {
        try {
            Path directory = Files.createTempDirectory("entente-signing");
            directory.toFile().deleteOnExit();
            SigningKey made = new SigningKey(new Secrets(directory));
            made.make();
            made.key().toFile().deleteOnExit();
            made.certificate().toFile().deleteOnExit();
            return new Pair(made.key(), made.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
