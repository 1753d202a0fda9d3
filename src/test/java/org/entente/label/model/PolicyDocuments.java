package org.entente.label.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The policies over which labels are drawn. */
public enum PolicyDocuments {
    /** What the portal ships. */
    SHIPPED {
        @Override
        public byte[] document() {
            return resource("entente");
        }
    },
    /** After the way the United States mark, and the traffic light protocol: shipped beside it. */
    US_STYLE {
        @Override
        public byte[] document() {
            return resource("us-style");
        }
    },
    TLP {
        @Override
        public byte[] document() {
            return resource("tlp");
        }
    },
    /** The published example of a NATO policy; tests that need it are skipped where it is not. */
    EXAMPLE {
        @Override
        public byte[] document() {
            Path file = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
            assumeTrue(Files.exists(file), "the example policy is not on this machine");
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** Ours, with every kind of rule. */
    THORNY {
        @Override
        public byte[] document() {
            return resource("thorny");
        }
    };

    public abstract byte[] document();

    /** The same policy under another name, so that it meets no other of the name. */
    public byte[] named(String name) {
        String text = new String(document(), StandardCharsets.UTF_8);
        return text.replaceFirst("(securityPolicyId name=\")[^\"]+\"", "$1" + name + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PolicyDocuments.class.getResourceAsStream("/policies/" + name + ".xml")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
