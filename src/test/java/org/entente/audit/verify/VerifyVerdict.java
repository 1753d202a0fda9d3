package org.entente.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** For tests of other packages: what {@code ./portal verify} says, and how it ends. */
public record VerifyVerdict(int exit, String words) {

    /** As it is called. */
    public static VerifyVerdict of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new VerifyCommand(both, both).run(arguments);
        return new VerifyVerdict(exit, out.toString(StandardCharsets.UTF_8));
    }
}
