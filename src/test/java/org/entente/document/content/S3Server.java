package org.entente.document.content;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.entente.standalone.EmbeddedServers;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3-compatible server, S3Proxy, with one bucket: a process of its own that keeps nothing and checks every signature. */
public final class S3Server implements AutoCloseable {

    private static final Path PROGRAM = Path.of("target", "test-servers", "s3proxy-jar-with-dependencies.jar");
    private static final String BUCKET = "entente-files";
    private static final String SECRET = "test-credential";

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param directory for its settings and its log */
    public static S3Server start(Path directory) throws IOException {
        int port = EmbeddedServers.freePort();
        Path properties = Files.writeString(directory.resolve("s3proxy.properties"), """
                s3proxy.authorization=aws-v4
                s3proxy.identity=test-identity
                s3proxy.credential=%s
                s3proxy.endpoint=http://127.0.0.1:%d
                jclouds.provider=transient-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                """.formatted(SECRET, port));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PROGRAM.toAbsolutePath().toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3proxy.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> listens(port));
        S3Server server = new S3Server(process, port);
        try (S3Client client = server.client()) {
            client.createBucket(create -> create.bucket(BUCKET));
        }
        return server;
    }

    /** The bucket, as the portal is told of it. */
    public Contents.Bucket bucket() {
        return bucketWith(SECRET);
    }

    /** The bucket with another secret, with which the server does nothing. */
    public Contents.Bucket bucketWith(String secret) {
        return new Contents.Bucket(
                URI.create("http://127.0.0.1:" + port), "us-east-1", BUCKET, "test-identity", secret);
    }

    /** A client that sees what lies there. */
    public S3Client client() {
        return Contents.client(bucket());
    }

    @Override
    public void close() {
        process.destroyForcibly();
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
