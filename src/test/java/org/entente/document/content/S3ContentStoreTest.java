package org.entente.document.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Contents in an S3-compatible server, S3Proxy, which runs in a process of its own and checks every signature. */
class S3ContentStoreTest {

    @TempDir
    private static Path directory;

    private static @Nullable S3Server server;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        there().close();
    }

    @Test
    void wrongSignatureOpensNothing() throws IOException {
        try (Contents strange = open(there().bucketWith("guessed"))) {
            ContentKey key = new ContentKey(UUID.randomUUID(), "ab".repeat(32));
            WorkspaceKeys keys = keys(strange, key.workspace());
            assertThatThrownBy(() -> strange.open(key, keys)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void contentIsKeptSealedUnderItsKeyAndComesBackAsItWas() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        UUID workspace = UUID.randomUUID();
        try (Contents contents = open(there().bucket());
                S3Client client = there().client()) {
            WorkspaceKeys keys = keys(contents, workspace);
            ContentKey key;
            try (Incoming incoming = contents.receive(new ByteArrayInputStream(content), keys, content.length)) {
                incoming.keep();
                incoming.keep();
                key = incoming.key();
            }
            try (InputStream back = contents.open(key, keys)) {
                assertThat(back.readAllBytes()).isEqualTo(content);
            }
            try (InputStream stored =
                    client.getObject(get -> get.bucket(there().bucket().name()).key(key.path()))) {
                assertThat(stored.readAllBytes()).isNotEqualTo(content).hasSizeGreaterThan(content.length);
            }
            List<ContentKey> kept = new ArrayList<>();
            contents.forEach(kept::add);
            assertThat(kept).contains(key);

            contents.remove(key);

            assertThatThrownBy(() -> contents.open(key, keys)).isInstanceOf(IOException.class);
        }
    }

    private static WorkspaceKeys keys(Contents contents, UUID workspace) throws IOException {
        return contents.unwrap(workspace, contents.makeKeys(workspace));
    }

    private static Contents open(Contents.Bucket where) {
        return Contents.open(directory.resolve("files"), directory.resolve("master-key"), where, () -> false);
    }

    private static S3Server there() {
        if (server == null) {
            throw new IllegalStateException("The server is started before the tests");
        }
        return server;
    }
}
