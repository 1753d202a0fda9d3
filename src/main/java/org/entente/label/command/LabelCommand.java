package org.entente.label.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.entente.label.Policies;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingReader;
import org.entente.label.binding.BindingReport;
import org.entente.label.binding.Certificates;
import org.entente.label.binding.ReadBinding;
import org.entente.label.choice.LabelChoices;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.entente.label.xml.ClearanceReader;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.ReadClearance;
import org.entente.label.xml.ReadLabel;

/**
 * {@code ./portal label}: whether a label is valid, how it is written, and who may see what carries it. The portal's own engine,
 * without the portal. Its exit codes and its JSON are promises, told in {@code docs/labels.md}.
 */
public final class LabelCommand {

    private static final String HELP = """
            ./portal label --label LABEL.xml [--clearance CLEARANCE.xml] [--policy SPIF.xml]... [--language fr] [--json]
                Says whether a label (ADatP-4774) is valid and why not, how it is written, and, with a clearance, whether
                access is permitted and why not.
                --label      the label to judge
                --clearance  the clearance to judge it by
                --policy     a security policy in XML SPIF 2.1; again for more. Without, those that the portal brings along.
                             One that the portal would not put in force, since its rules contradict each other, is
                             unreadable
                --language   of markings and reasons: en, unless told otherwise
                --json       one JSON object, for machines
                Ends with 0 for permit (without a clearance: for valid), 1 for deny, 2 for invalid, 3 for unreadable,
                64 for arguments that make no sense.
            ./portal label --binding FILE [--data FILE] [--trust DIR] [--policy SPIF.xml]... [--language fr] [--json]
                Says whether a label is bound to its data (ADatP-4778) as it was, and who signed that.
                --binding    the binding: a sidecar, or what was exported with its label around it
                --data       the file that a sidecar is of; its digest is compared
                --trust      a directory with the certificates, *.pem or *.crt, of those whose signatures count
                Ends with 0 for whole and signed, 1 for broken, 2 for unproved (nobody signed, no digest, or no data),
                3 for unreadable, 64 for arguments that make no sense.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Instant> clock;

    LabelCommand(PrintStream out, PrintStream err, Supplier<Instant> clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Ends the process with the code of the answer. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = new LabelCommand(out, err, Instant::now).run(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    int run(String... given) {
        if (given.length == 1 && (given[0].equals("--help") || given[0].equals("-h"))) {
            out.print(HELP);
            return ExitCode.PERMIT.number();
        }
        try {
            return run(Arguments.of(given)).number();
        } catch (Arguments.Unusable e) {
            err.println(e.getMessage());
            err.print(HELP);
            return ExitCode.USAGE.number();
        }
    }

    private ExitCode run(Arguments asked) {
        try {
            Policies policies = policies(asked.policies(), clock.get());
            Path binding = asked.binding();
            if (binding != null) {
                return check(policies, binding, asked);
            }
            ReadLabel label = read(Objects.requireNonNull(asked.label()), LabelReader::read);
            Path file = asked.clearance();
            ReadClearance clearance = file == null ? null : read(file, ClearanceReader::read);
            Answer answer = Answer.of(policies, label, clearance, clock.get());
            out.print(asked.json() ? JsonText.of(answer, asked.language()) : PlainText.of(answer, asked.language()));
            return answer.exitCode();
        } catch (UnreadableFile e) {
            if (asked.json()) {
                out.print(JsonText.of(e));
            } else {
                err.println(e.getMessage());
            }
            return ExitCode.UNREADABLE;
        }
    }

    private ExitCode check(Policies policies, Path file, Arguments asked) {
        Instant now = clock.get();
        Path trust = asked.trust();
        BindingReader reader = new BindingReader(trust == null ? List.of() : certificates(trust));
        ReadBinding binding = read(file, in -> reader.read(in, now));
        Path data = asked.data();
        if (data != null && binding.encapsulated().isPresent()) {
            throw new Arguments.Unusable("This binding has its data within itself: leave --data out");
        }
        BindingReport report = binding.encapsulated().isPresent()
                ? binding.check()
                : data == null ? null : read(data, (InputStream in) -> binding.check(in));
        BindingAnswer answer = new BindingAnswer(
                policies,
                binding,
                report,
                binding.label().label().inForce(now),
                binding.label().problems(policies));
        out.print(asked.json() ? JsonText.of(answer, asked.language()) : answer.text(asked.language()));
        return answer.exitCode();
    }

    private static List<X509Certificate> certificates(Path directory) {
        try {
            return Certificates.in(directory);
        } catch (Certificates.Unusable e) {
            throw new UnreadableFile(
                    e.file(), new UnreadableDocument(0, 0, "This is not a certificate of X.509 in PEM"));
        } catch (IOException e) {
            throw new UnreadableFile(directory, new UnreadableDocument(0, 0, "The directory cannot be read"));
        }
    }

    private static Policies policies(List<Path> files, Instant now) {
        if (files.isEmpty()) {
            return new Policies(ShippedPolicies.read());
        }
        List<SecurityPolicy> read = new ArrayList<>();
        for (Path file : files) {
            SecurityPolicy policy = read(file, SpifReader::read);
            LabelChoices.impossible(policy, now).ifPresent(name -> {
                throw new UnreadableFile(file, impossible(name));
            });
            if (read.stream().anyMatch(one -> one.name().equalsIgnoreCase(policy.name()))) {
                throw new Arguments.Unusable("Two of the policies are called " + policy.name());
            }
            read.add(policy);
        }
        return new Policies(read);
    }

    // As the portal, which puts no such policy in force.
    private static UnreadableDocument impossible(String name) {
        return new UnreadableDocument(
                0,
                0,
                "No label could carry " + name + ", for what it needs and what is excluded contradict each other");
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try (InputStream in = Files.newInputStream(file)) {
            return reader.read(in);
        } catch (UnreadableDocument e) {
            throw new UnreadableFile(file, e);
        } catch (NoSuchFileException e) {
            throw new UnreadableFile(file, new UnreadableDocument(0, 0, "There is no such file"));
        } catch (IOException e) {
            throw new UnreadableFile(file, new UnreadableDocument(0, 0, "The file cannot be read"));
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** A file that is not what it is meant to be. */
    static final class UnreadableFile extends RuntimeException {

        private final Path file;
        private final UnreadableDocument why;

        UnreadableFile(Path file, UnreadableDocument why) {
            super(file + ": " + why.getMessage(), why);
            this.file = file;
            this.why = why;
        }

        Path file() {
            return file;
        }

        UnreadableDocument why() {
            return why;
        }
    }

    private interface Reader<T> {

        T read(InputStream in) throws IOException;
    }
}
