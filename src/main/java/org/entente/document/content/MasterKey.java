package org.entente.document.content;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The key that wraps the keys of all workspaces. It lies in a file that only its owner can read, and nowhere else. */
final class MasterKey {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private MasterKey() {}

    /**
     * Reads the key; makes one where there is none yet and none was ever needed.
     *
     * @param file holds 32 bytes in URL-safe Base64
     * @param needed whether something is wrapped by a key already, which a new one could not open
     * @throws IllegalStateException if the portal cannot work with what is there, and why
     */
    static Aead read(Path file, BooleanSupplier needed) {
        try {
            if (!Files.exists(file)) {
                if (needed.getAsBoolean()) {
                    throw new IllegalStateException(
                            "The master key of the files, %s, is missing, and files are sealed under it. Restore it from the backup."
                                    .formatted(file));
                }
                make(file);
            }
            Set<PosixFilePermission> more = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            more.removeAll(OWNER);
            if (!more.isEmpty()) {
                throw new IllegalStateException(
                        "The master key of the files, %s, can be read by others than its owner. Take that away: chmod 600."
                                .formatted(file));
            }
            byte[] key = Base64.getUrlDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != BYTES) {
                throw new IllegalStateException("The master key of the files, %s, is not one.".formatted(file));
            }
            return new AesGcmJce(key);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The master key of the files, %s, cannot be read.".formatted(file), e);
        }
    }

    // Of several portals that start at once on one directory, one makes it and all use that.
    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n";
        Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try (var channel = Files.newByteChannel(
                aside,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        }
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // Another portal was faster.
        } finally {
            Files.delete(aside);
        }
    }
}
