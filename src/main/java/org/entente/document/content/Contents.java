package org.entente.document.content;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The front door to the bytes of documents. It knows no rights: whoever calls it has the keys of a workspace from the database,
 * which gives them to those who may have them.
 */
public final class Contents implements AutoCloseable {

    /** How much of a content's beginning tells its type, in bytes. */
    static final int BEGINNING_BYTES = 1 << 16;

    private final Aead master;
    private final ContentStore store;
    private final Staging staging;

    Contents(Aead master, ContentStore store, Staging staging) {
        this.master = master;
        this.store = store;
        this.staging = staging;
    }

    /**
     * An S3-compatible store.
     *
     * @param endpoint such as {@code https://s3.example.org}
     */
    public record Bucket(URI endpoint, String region, String name, String accessKey, String secretKey) {

        @Override
        public String toString() {
            return endpoint + " " + name;
        }
    }

    /**
     * Opens the store, makes the master key if none was ever needed, and removes what portals that are gone have left half done.
     *
     * @param directory for contents, and for those that are coming in
     * @param masterKey a file that only its owner can read
     * @param bucket where contents are kept instead of in the directory
     * @param keysThere whether a workspace has keys already
     * @throws IllegalStateException if the portal cannot work with what is there, and why
     */
    public static Contents open(Path directory, Path masterKey, @Nullable Bucket bucket, BooleanSupplier keysThere) {
        Aead master;
        try {
            Files.createDirectories(directory, FileContentStore.OWNER_ONLY);
            master = MasterKey.read(masterKey, keysThere);
            return new Contents(
                    master,
                    bucket == null
                            ? new FileContentStore(directory.resolve("content"))
                            : new S3ContentStore(client(bucket), bucket.name()),
                    Staging.open(directory.resolve("incoming")));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory of the files, %s, cannot be written. Give its owner the right to, or name another: ENTENTE_FILES_DIRECTORY."
                            .formatted(directory),
                    e);
        }
    }

    /** New keys for a workspace, wrapped under the master key. */
    public byte[] makeKeys(UUID workspace) {
        try {
            return WorkspaceKeys.make(workspace, master);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException if they are not the workspace's, or were wrapped under another master key */
    public WorkspaceKeys unwrap(UUID workspace, byte[] wrapped) throws IOException {
        try {
            return WorkspaceKeys.unwrap(workspace, wrapped, master);
        } catch (GeneralSecurityException e) {
            throw new IOException("The keys of workspace " + workspace + " cannot be opened with this master key", e);
        }
    }

    /**
     * Reads a content to its end and seals it as it comes.
     *
     * @param most in bytes
     * @throws SizeLimitMet if more comes; nothing is left of it
     * @throws IOException if it cannot be read or sealed; nothing is left of it
     */
    public Incoming receive(InputStream content, WorkspaceKeys keys, long most) throws IOException {
        Path file = staging.newFile();
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        boolean whole = false;
        try {
            SealedContent.Sealed sealed = SealedContent.seal(content, keys, file, (buffer, length, sizeSoFar) -> {
                if (sizeSoFar > most) {
                    throw new SizeLimitMet();
                }
                beginning.write(buffer, 0, Math.min(length, BEGINNING_BYTES - beginning.size()));
            });
            whole = true;
            return new Incoming(store, file, sealed, beginning.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("The content could not be sealed", e);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** @throws IOException now or while reading, if what is stored is not what was sealed under this key */
    public InputStream open(ContentKey key, WorkspaceKeys keys) throws IOException {
        InputStream stored = store.open(key);
        try {
            return SealedContent.open(stored, keys, key);
        } catch (GeneralSecurityException e) {
            stored.close();
            throw new IOException("What is stored is not what was sealed under this key", e);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /**
     * The SHA-384 of a content as it came.
     *
     * @param sealed as {@link Incoming#sealedSha384} gave it
     * @throws IOException if that is not what was sealed for this content
     */
    public byte[] sha384(byte[] sealed, ContentKey key, WorkspaceKeys keys) throws IOException {
        try {
            return SealedContent.openSha384(sealed, keys, key);
        } catch (GeneralSecurityException e) {
            throw new IOException("The digest that is stored is not the one of this content", e);
        }
    }

    /**
     * Reads a content to its end for its SHA-384, and seals that for keeping.
     *
     * @throws IOException if what is stored is not what was sealed under this key
     */
    public byte[] sealedSha384(ContentKey key, WorkspaceKeys keys) throws IOException {
        try (InputStream content = open(key, keys)) {
            MessageDigest digest = SealedContent.sha384();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return SealedContent.sealSha384(digest.digest(), keys, key);
        } catch (GeneralSecurityException e) {
            throw new IOException("The digest could not be made", e);
        }
    }

    /** Removes a content, if it is there. */
    public void remove(ContentKey key) throws IOException {
        store.remove(key);
    }

    /** Calls the consumer with the key of every content that is kept. */
    public void forEach(Consumer<ContentKey> each) throws IOException {
        store.forEach(each);
    }

    @Override
    public void close() throws IOException {
        staging.close();
    }

    static S3Client client(Bucket bucket) {
        return S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                // What Amazon's own service understands beyond the common part of S3, others refuse.
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }
}
