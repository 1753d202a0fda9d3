package org.entente.document.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.entente.standalone.EmbeddedServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Contents in an S3-compatible server, S3Proxy, which runs in a process of its own and checks every signature. */
class S3ContentStoreTest {

    private static final Path SERVER = Path.of("target", "test-servers", "s3proxy-jar-with-dependencies.jar");
    private static final String BUCKET = "entente-files";

    @TempDir
    private static Path directory;

    private static @Nullable Process server;
    private static Contents.@Nullable Bucket bucket;

    @BeforeAll
    static void start() throws IOException {
        int port = EmbeddedServers.freePort();
        Path properties = Files.writeString(directory.resolve("s3proxy.properties"), """
                s3proxy.authorization=aws-v4
                s3proxy.identity=test-identity
                s3proxy.credential=test-credential
                s3proxy.endpoint=http://127.0.0.1:%d
                jclouds.provider=transient-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                """.formatted(port));
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        SERVER.toAbsolutePath().toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3proxy.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> listens(port));
        bucket = bucket(port, "test-credential");
        try (S3Client client = Contents.client(bucket)) {
            client.createBucket(create -> create.bucket(BUCKET));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    @Test
    void wrongSignatureOpensNothing() throws IOException {
        try (Contents strange = open(bucket(there().endpoint().getPort(), "guessed"))) {
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
        try (Contents contents = open(there());
                S3Client client = Contents.client(there())) {
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
            try (InputStream stored = client.getObject(get -> get.bucket(BUCKET).key(key.path()))) {
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

    private static Contents.Bucket there() {
        if (bucket == null) {
            throw new IllegalStateException("The server is started before the tests");
        }
        return bucket;
    }

    private static Contents.Bucket bucket(int port, String secret) {
        return new Contents.Bucket(
                URI.create("http://127.0.0.1:" + port), "us-east-1", BUCKET, "test-identity", secret);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
