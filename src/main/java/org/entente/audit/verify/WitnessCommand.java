package org.entente.audit.verify;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./portal witness}: looks from elsewhere whether the audit log of a portal only grows, and cosigns what it saw. Its exit
 * codes are promises, told in {@code docs/verifying.md}.
 */
public final class WitnessCommand {

    private static final int USAGE = 2;
    /** The witness's own key or directory is not as it must be. */
    private static final int OWN_FAULT = 8;

    private static final int USUAL_SECONDS = 60;

    private static final String HELP = """
            ./portal witness --log URL --key FILE --state DIR [--log-key VKEY] [--compare NOTE]... [--new NAME]
                             [--once | --every SECONDS]
                Looks whether the audit log of a portal continues what it showed before, and cosigns it.
                --log      the portal's address
                --key      the file with this witness's own key
                --new      makes that file under a name such as witness.example/nor if it is not there, prints the public key
                           for the portal's administrator, and ends
                --state    the directory in which it remembers one log
                --log-key  the log's key; once seen it is remembered
                --compare  a checkpoint that another witness kept, the file checkpoint of its DIR; again for more. The log must
                           continue each, or it shows you another history than them
                --once     one look instead of one after the other
                --every    seconds between two looks: 60, unless told otherwise
                With --once it ends with 0 for cosigned, 1 for a log that forked, 2 for arguments that make no sense, 3 for one
                that shrank or was restored from an old backup, 4 for one that changed its key, 5 for one that does not answer,
                6 for one that does not prove what it signed, 7 for one that does not take the cosignature, 8 for an own key or
                directory that cannot be used. Without --once only 1, 2 and 8 end it.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Instant> clock;

    WitnessCommand(PrintStream out, PrintStream err, Supplier<Instant> clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Ends the process with the code of the answer. */
    public static void main(String[] arguments) {
        PrintStream out = Words.utf8(FileDescriptor.out);
        PrintStream err = Words.utf8(FileDescriptor.err);
        int code = new WitnessCommand(out, err, Instant::now).run(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    int run(String... given) {
        if (given.length == 1 && (given[0].equals("--help") || given[0].equals("-h"))) {
            out.print(HELP);
            return 0;
        }
        try {
            Asked asked = Asked.of(given);
            return asked.making() ? make(asked) : watch(asked);
        } catch (Options.Unusable e) {
            err.println(e.getMessage());
            err.print(HELP);
            return USAGE;
        } catch (Unreadable | IOException e) {
            err.println(Words.plain(String.valueOf(e.getMessage())));
            return OWN_FAULT;
        }
    }

    private int make(Asked asked) throws IOException {
        String name = asked.name() == null ? "" : asked.name();
        if (!Note.isName(name)) {
            throw new Options.Unusable("--new needs a name without spaces and plus signs");
        }
        out.println("Made " + asked.key() + ". Its public key, for the portal's administrator:");
        out.println(WitnessKey.make(name, asked.key()));
        return 0;
    }

    private int watch(Asked asked) throws IOException {
        if (!Files.exists(asked.key())) {
            throw new Options.Unusable("There is no " + asked.key() + "; --new NAME makes one");
        }
        URI url = asked.log();
        Path directory = asked.state();
        if (url == null || directory == null) {
            throw new Options.Unusable("Name the log with --log URL and a directory with --state DIR");
        }
        WitnessKey key = WitnessKey.read(asked.key());
        try (LogSource log = new LogSource(url);
                WitnessState state = WitnessState.open(directory)) {
            Round round = new Round(log, key, state, asked.logKey(), asked.compared());
            CountDownLatch never = new CountDownLatch(1);
            while (true) {
                Instant now = clock.get();
                Round.Result result = round.look(now);
                boolean good = result.outcome() == Round.Outcome.COSIGNED;
                (good ? out : err).println(now.truncatedTo(ChronoUnit.SECONDS) + " " + Words.plain(result.words()));
                (good ? out : err).flush();
                if (asked.once() || result.outcome() == Round.Outcome.FORKED) {
                    return result.outcome().number();
                }
                if (never.await(asked.seconds(), TimeUnit.SECONDS)) {
                    return 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private record Asked(
            @Nullable URI log,
            Path key,
            @Nullable Path state,
            @Nullable VerifierKey logKey,
            Map<String, Note> compared,
            @Nullable String name,
            boolean once,
            int seconds) {

        boolean making() {
            return name != null && !Files.exists(key);
        }

        static Asked of(String... given) {
            URI log = null;
            Path key = null;
            Path state = null;
            VerifierKey logKey = null;
            Map<String, Note> compared = new LinkedHashMap<>();
            String name = null;
            Integer seconds = null;
            boolean once = false;
            Options options = new Options(given);
            while (options.hasNext()) {
                String option = options.next();
                switch (option) {
                    case "--log" -> log = Options.once(option, log, url(options.value(option)));
                    case "--key" -> key = Options.once(option, key, Options.file(option, options.value(option)));
                    case "--state" -> state = Options.once(option, state, Options.file(option, options.value(option)));
                    case "--log-key" ->
                        logKey = Options.once(option, logKey, options.key(option, VerifierKey.Kind.LOG));
                    case "--compare" -> {
                        String file = options.value(option);
                        compared.put(file, note(file));
                    }
                    case "--new" -> name = Options.once(option, name, options.value(option));
                    case "--every" -> seconds = Options.once(option, seconds, seconds(options.value(option)));
                    case "--once" -> once = true;
                    default -> throw new Options.Unusable("There is no " + Words.plain(option));
                }
            }
            if (key == null) {
                throw new Options.Unusable("Name the file with this witness's key with --key FILE");
            }
            if (once && seconds != null) {
                throw new Options.Unusable("--once and --every exclude each other");
            }
            return new Asked(log, key, state, logKey, compared, name, once, seconds == null ? USUAL_SECONDS : seconds);
        }

        private static Note note(String file) {
            try (var in = Files.newInputStream(Options.file("--compare", file))) {
                Note note = Note.parse(in.readNBytes(Note.MOST_BYTES + 1));
                Checkpoint.of(note);
                return note;
            } catch (Unreadable | IOException e) {
                throw new Options.Unusable("--compare needs a checkpoint, and " + Words.plain(file) + " is none");
            }
        }

        private static URI url(String text) {
            try {
                URI url = new URI(text);
                if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // Answered below, like other addresses that lead nowhere.
            }
            throw new Options.Unusable("--log needs the address of a portal and not " + Words.plain(text));
        }

        private static int seconds(String text) {
            if (!text.matches("[1-9][0-9]{0,5}")) {
                throw new Options.Unusable("--every needs seconds and not " + Words.plain(text));
            }
            return Integer.parseInt(text);
        }
    }
}
