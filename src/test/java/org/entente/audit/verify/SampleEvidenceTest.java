package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample in docs/audit-trail.md, by which strangers try their verifiers, is what its text says. Shares no code with what verifies it. */
class SampleEvidenceTest {

    private static final Path BUNDLE = Path.of("docs", "evidence-sample.zip");

    private String words;
    private String checkpoint;

    @BeforeEach
    void read() throws IOException {
        String document = Files.readString(Path.of("docs", "audit-trail.md"));
        words = document.substring(document.indexOf("### A sample"));
        Matcher block = Pattern.compile("last line break:\n\n```\n(.*?)```", Pattern.DOTALL)
                .matcher(words);
        assertThat(block.find()).isTrue();
        checkpoint = block.group(1);
    }

    @Test
    void bundleIsProvedByTheKeysOfTheDocument() throws IOException {
        VerifyVerdict verdict =
                VerifyVerdict.of(BUNDLE.toString(), "--log-key", value("log key"), "--witness", value("witness key"));
        assertThat(verdict.exit()).as(verdict.words()).isZero();
        assertThat(verdict.words())
                .contains("3, from 0 to 2: every entry of the tree", "1 did not come through the portal: 2");
        String bundle = Files.readString(BUNDLE, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 3; i++) {
            assertThat(bundle).contains(i + " " + value("salt " + i) + " " + value("entry " + i) + "\n");
        }
        assertThat(bundle)
                .contains(new String(checkpoint.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void hashesAreThoseOfTheEntries() {
        byte[][] leaves = new byte[3][];
        for (int i = 0; i < 3; i++) {
            byte[] entry = value("entry " + i).getBytes(StandardCharsets.UTF_8);
            leaves[i] = sha256(new byte[1], sha256(hex(value("salt " + i)), entry));
            assertThat(HexFormat.of().formatHex(leaves[i])).isEqualTo(value("leaf " + i));
        }
        byte[] one = {1};
        byte[] root = sha256(one, sha256(one, leaves[0], leaves[1]), leaves[2]);
        assertThat(HexFormat.of().formatHex(root)).isEqualTo(value("root"));
        assertThat(checkpoint).startsWith("log.example/entente\n3\n" + base64(root) + "\n\n");
    }

    @Test
    void signaturesAreThoseOfTheSeeds() throws GeneralSecurityException {
        String text = checkpoint.substring(0, checkpoint.indexOf("\n\n") + 1);
        byte[] logs = typed("log key", 1);
        assertThat(checkpoint)
                .contains("\n— log.example/entente "
                        + base64(joined(hash("log.example/entente", logs), sign((byte) 1, text))) + "\n");
        byte[] witness = typed("witness key", 4);
        long at = Long.parseLong(value("witnessed at"));
        assertThat(checkpoint)
                .endsWith("\n— witness.example/nor "
                        + base64(joined(
                                hash("witness.example/nor", witness),
                                ByteBuffer.allocate(8).putLong(at).array(),
                                sign((byte) 2, "cosignature/v1\ntime " + at + "\n" + text)))
                        + "\n");
    }

    // A key of the document: its kind and its 32 bytes, with the hash before them looked at.
    private byte[] typed(String which, int kind) {
        String[] parts = value(which).split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        assertThat(typed).hasSize(33);
        assertThat(typed[0]).isEqualTo((byte) kind);
        assertThat(HexFormat.of().formatHex(hash(parts[0], typed))).isEqualTo(parts[1]);
        return typed;
    }

    private static byte[] hash(String name, byte[] typed) {
        return Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
    }

    private static byte[] sign(byte seed, String text) throws GeneralSecurityException {
        byte[] whole = new byte[32];
        Arrays.fill(whole, seed);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, whole)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private String value(String name) {
        Matcher line =
                Pattern.compile("^" + name + " +(.*)$", Pattern.MULTILINE).matcher(words);
        assertThat(line.find()).as(name).isTrue();
        return line.group(1);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(joined(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(whole::put);
        return whole.array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
