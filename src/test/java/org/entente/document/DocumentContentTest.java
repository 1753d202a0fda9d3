package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.entente.document.content.ContentKey;
import org.entente.document.content.Contents;
import org.entente.shared.WorkspaceId;
import org.entente.testing.TestFiles;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What lies in the store: sealed, once, whole, and nothing that no document has. */
class DocumentContentTest extends DocumentTest {

    private static final int MEBIBYTE = 1 << 20;

    @Autowired
    private ContentCare care;

    @Autowired
    private Contents contents;

    @Test
    void fileThatMeetsTheLimitIsRefusedAndNothingOfItIsKept() {
        assertThatThrownBy(() -> store("large.bin", new byte[2 * MEBIBYTE + 1]))
                .isInstanceOfSatisfying(
                        LimitMet.class, met -> assertThat(met.limit()).isEqualTo(LimitMet.Limit.FILE));
        assertThatThrownBy(() -> store("empty.bin", new byte[0])).isInstanceOf(LimitMet.class);

        assertThat(kept(workspace)).isEmpty();
        assertThat(comingIn()).isEmpty();
        act.as(british.subject(), () -> assertThat(documents.list(workspace)).isEmpty());
    }

    @Test
    void workspaceThatIsFullTakesNoMoreAndKeepsWhatItHas() {
        store("one.bin", Samples.noise(2 * MEBIBYTE));
        store("two.bin", Samples.noise(2 * MEBIBYTE));

        assertThatThrownBy(() -> store("three.bin", Samples.noise(2 * MEBIBYTE)))
                .isInstanceOfSatisfying(
                        LimitMet.class, met -> assertThat(met.limit()).isEqualTo(LimitMet.Limit.WORKSPACE));

        assertThat(kept(workspace)).hasSize(2);
        assertThat(comingIn()).isEmpty();
    }

    @Test
    void connectionThatBreaksOffLeavesNothing() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(Samples.noise(MEBIBYTE)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("The connection was reset");
                    }
                });

        assertThatThrownBy(() -> store(british, workspace, "a.bin", broken)).isInstanceOf(UncheckedIOException.class);

        assertThat(kept(workspace)).isEmpty();
        assertThat(comingIn()).isEmpty();
    }

    @Test
    void equalContentIsKeptOnceInAWorkspaceAndUnderAnotherKeyInAnother() {
        WorkspaceId other = fixture.workspace("SECRET");
        fixture.admit(other, british, AdmissionRole.LEAD);
        byte[] content = Samples.noise(10_000);

        store("a.bin", content);
        store("b.bin", content);
        store(british, other, "a.bin", content);

        assertThat(kept(workspace)).hasSize(1);
        assertThat(kept(other)).hasSize(1);
        assertThat(kept(other).getFirst().getFileName())
                .isNotEqualTo(kept(workspace).getFirst().getFileName());
    }

    @Test
    void manyAtOnceKeepEqualContentOnceAndAllCanBeRead() throws Exception {
        byte[] content = Samples.noise(50_000);
        List<Callable<DocumentId>> uploads = IntStream.range(0, 8)
                .<Callable<DocumentId>>mapToObj(i -> () -> store("same.bin", content))
                .toList();
        List<DocumentId> stored;
        try (var threads = Executors.newFixedThreadPool(4)) {
            stored = threads.invokeAll(uploads).stream()
                    .map(upload -> upload.resultNow())
                    .toList();
        }
        assertThat(kept(workspace)).hasSize(1);
        assertThat(stored).allSatisfy(id -> assertThat(download(french, id, 1)).isEqualTo(content));
    }

    @Test
    void whatLiesInTheStoreIsNotWhatCameIn() throws IOException {
        String secret = "An invented sentence that must not lie about. ";
        store("secret.txt", secret.repeat(100).getBytes(StandardCharsets.UTF_8));

        assertThat(Files.readString(kept(workspace).getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("invented");
    }

    @Test
    void changedOrShortenedContentIsRefused() throws IOException {
        DocumentId id = store("a.bin", Samples.noise(3000));
        Path file = kept(workspace).getFirst();
        byte[] sealed = Files.readAllBytes(file);

        byte[] changed = sealed.clone();
        changed[sealed.length / 2] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> download(french, id, 1)).isInstanceOf(UncheckedIOException.class);

        Files.write(file, Arrays.copyOf(sealed, sealed.length - 10));
        assertThatThrownBy(() -> download(french, id, 1)).isInstanceOf(UncheckedIOException.class);

        Files.write(file, sealed);
        assertThat(download(french, id, 1)).hasSize(3000);
    }

    @Test
    void contentInThePlaceOfAnotherIsRefusedWithinAWorkspaceAndAcross() throws IOException {
        WorkspaceId other = fixture.workspace("SECRET");
        fixture.admit(other, british, AdmissionRole.LEAD);
        DocumentId id = store("a.bin", Samples.noise(1000));
        Path file = kept(workspace).getFirst();
        store("b.bin", Samples.noise(1000));
        Path neighbour = kept(workspace).stream()
                .filter(one -> !one.equals(file))
                .findFirst()
                .orElseThrow();
        store(british, other, "c.bin", Samples.noise(1000));

        Files.copy(neighbour, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> download(french, id, 1)).isInstanceOf(UncheckedIOException.class);
        Files.copy(kept(other).getFirst(), file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> download(french, id, 1)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatAKilledPortalLeftIsClearedUpAndWhatDocumentsHaveStays() throws IOException {
        DocumentId id = store("a.bin", Samples.noise(1000));
        ContentKey orphan = new ContentKey(workspace.value(), "ab".repeat(32));
        Path left = TestFiles.directory().resolve("content").resolve(orphan.path());
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[] {1, 2, 3});
        Path dead = Files.createDirectories(TestFiles.directory().resolve("incoming/of-a-dead-portal"));
        Files.write(dead.resolve("half"), new byte[] {1});

        care.clearUp();
        Contents.open(TestFiles.directory(), TestFiles.directory().resolve("master-key"), null, () -> true)
                .close();

        assertThat(left).doesNotExist();
        assertThat(dead).doesNotExist();
        assertThat(download(french, id, 1)).hasSize(1000);
        // The one that runs was not taken for dead.
        assertThat(store("b.bin", Samples.noise(10))).isNotNull();
    }

    @Test
    void versionsAreKeptAndAnOlderOneCanBeMadeTheNewestAgain() {
        DocumentId id = store("plan.txt", "First".getBytes(StandardCharsets.UTF_8));
        act.as(french.subject(), () -> {
            try {
                documents.addVersion(
                        id, "plan-2.txt", new ByteArrayInputStream("Second".getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> act.as(reader.subject(), () -> documents.restore(id, 1)))
                .isInstanceOf(DocumentNotAllowed.class);

        act.as(british.subject(), () -> documents.restore(id, 1));

        Document document = opened(id);
        assertThat(document.summary().number()).isEqualTo(3);
        assertThat(document.summary().fileName()).isEqualTo("plan.txt");
        assertThat(document.versions()).extracting(DocumentVersion::number).containsExactly(3, 2, 1);
        assertThat(document.versions())
                .extracting(DocumentVersion::storedBy)
                .containsExactly(british.name(), french.name(), british.name());
        assertThat(download(french, id, 3)).isEqualTo("First".getBytes(StandardCharsets.UTF_8));
        assertThat(download(french, id, 2)).isEqualTo("Second".getBytes(StandardCharsets.UTF_8));
        assertThat(kept(workspace)).hasSize(2);
    }

    @Test
    void keysOfOneWorkspaceDoNotOpenAnother() throws IOException {
        byte[] wrapped = contents.makeKeys(workspace.value());
        assertThat(contents.unwrap(workspace.value(), wrapped)).isNotNull();
        assertThatThrownBy(() -> contents.unwrap(fixture.workspace("SECRET").value(), wrapped))
                .isInstanceOf(IOException.class);
    }
}
