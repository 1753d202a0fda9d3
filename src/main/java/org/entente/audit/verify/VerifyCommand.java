package org.entente.audit.verify;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./portal verify}: what an evidence bundle proves, without the portal, its database or a network. Its exit codes and its
 * JSON are promises, told in {@code docs/verifying.md}.
 */
public final class VerifyCommand {

    private static final String HELP = """
            ./portal verify BUNDLE [--log-key VKEY] [--witness VKEY]... [--checkpoint NOTE]... [--json]
                Says what an evidence bundle of the audit log proves, and names the first entry that is not proved.
                --log-key     the log's key, as you know it from elsewhere than the bundle
                --witness     the key of a witness that you trust; again for more. Each must have cosigned something in it
                --checkpoint  a checkpoint that a witness kept itself; again for more. The log must continue each
                --json        one JSON object, for machines
                Ends with 0 for proved, 1 for not proved, 2 for arguments that make no sense, 3 for unreadable.
                Without any key or checkpoint nothing is proved: whoever makes a bundle can also make keys.
            """;

    private final PrintStream out;
    private final PrintStream err;

    VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends the process with the code of the answer. */
    public static void main(String[] arguments) {
        PrintStream out = Words.utf8(FileDescriptor.out);
        PrintStream err = Words.utf8(FileDescriptor.err);
        int code = new VerifyCommand(out, err).run(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    int run(String... given) {
        if (given.length == 1 && (given[0].equals("--help") || given[0].equals("-h"))) {
            out.print(HELP);
            return ExitCode.PROVED.number();
        }
        try {
            return run(Asked.of(given)).number();
        } catch (Options.Unusable e) {
            err.println(e.getMessage());
            err.print(HELP);
            return ExitCode.USAGE.number();
        }
    }

    private ExitCode run(Asked asked) {
        String reading = asked.bundle().toString();
        try {
            Map<String, Note> checkpoints = new LinkedHashMap<>();
            for (Path file : asked.checkpoints()) {
                reading = file.toString();
                Note note = Note.parse(start(file));
                Checkpoint.of(note);
                checkpoints.put(reading, note);
            }
            reading = asked.bundle().toString();
            try (Bundle bundle = Bundle.open(asked.bundle())) {
                Report report = BundleCheck.report(
                        bundle, new BundleCheck.Trust(asked.logKey(), asked.witnesses(), checkpoints));
                out.print(asked.json() ? JsonReport.of(report) : PlainReport.of(report));
                return report.proved() ? ExitCode.PROVED : ExitCode.NOT_PROVED;
            }
        } catch (Unreadable e) {
            return unreadable(asked, reading, e.getMessage());
        } catch (NoSuchFileException e) {
            return unreadable(asked, reading, "There is no such file");
        } catch (IOException e) {
            return unreadable(asked, reading, "The file cannot be read");
        }
    }

    private ExitCode unreadable(Asked asked, String file, @Nullable String reason) {
        String why = reason == null ? "It cannot be read" : reason;
        if (asked.json()) {
            out.print(JsonReport.unreadable(file, why));
        } else {
            err.println(Words.plain(file + ": " + why));
        }
        return ExitCode.UNREADABLE;
    }

    /** No more of a file than a note may have, and one byte that tells. */
    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Note.MOST_BYTES + 1);
        }
    }

    private record Asked(
            Path bundle,
            @Nullable VerifierKey logKey,
            List<VerifierKey> witnesses,
            List<Path> checkpoints,
            boolean json) {

        static Asked of(String... given) {
            Path bundle = null;
            VerifierKey logKey = null;
            List<VerifierKey> witnesses = new ArrayList<>();
            List<Path> checkpoints = new ArrayList<>();
            boolean json = false;
            Options options = new Options(given);
            while (options.hasNext()) {
                String option = options.next();
                switch (option) {
                    case "--log-key" ->
                        logKey = Options.once(option, logKey, options.key(option, VerifierKey.Kind.LOG));
                    case "--witness" -> witnesses.add(options.key(option, VerifierKey.Kind.WITNESS));
                    case "--checkpoint" -> checkpoints.add(Options.file(option, options.value(option)));
                    case "--json" -> json = true;
                    default -> {
                        if (option.isEmpty() || option.startsWith("--")) {
                            throw new Options.Unusable("There is no " + Words.plain(option));
                        }
                        bundle = Options.once("BUNDLE", bundle, Options.file("BUNDLE", option));
                    }
                }
            }
            if (bundle == null) {
                throw new Options.Unusable("Name the bundle");
            }
            return new Asked(bundle, logKey, List.copyOf(witnesses), List.copyOf(checkpoints), json);
        }
    }
}
