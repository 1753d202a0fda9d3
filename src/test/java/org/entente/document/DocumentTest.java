package org.entente.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestFiles;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nations that share a workspace, a third that is in it and shares nothing, and somebody who only reads. */
abstract class DocumentTest extends PortalTest {

    @Autowired
    protected Documents documents;

    protected WorkspaceId workspace;
    protected Person british;
    protected Person french;
    protected Person polish;
    protected Person reader;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        reader = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
    }

    protected final ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    /** Stored by the British, released to the French. */
    protected final DocumentId store(String name, byte[] content) {
        return store(british, workspace, name, content);
    }

    protected final DocumentId store(Person person, WorkspaceId where, String name, byte[] content) {
        return store(person, where, name, new ByteArrayInputStream(content));
    }

    protected final DocumentId store(Person person, WorkspaceId where, String name, InputStream content) {
        return act.get(person.subject(), () -> {
            try {
                return documents.store(new NewDocument(where, shared(), name, null), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    protected final byte[] download(Person person, DocumentId id, int number) {
        return act.get(person.subject(), () -> {
            try (TakenAlong taken = documents.download(id, number)) {
                return taken.content().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    protected final PagePicture view(Person person, DocumentId id, int page) {
        return act.get(person.subject(), () -> {
            try {
                return documents.view(id, 1, page, List.of(Locale.ENGLISH));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (CannotBeShown e) {
                throw new IllegalStateException(e);
            }
        });
    }

    protected final Document opened(DocumentId id) {
        return act.get(british.subject(), () -> documents.open(id)).orElseThrow();
    }

    /** What the store keeps for a workspace. */
    protected static List<Path> kept(WorkspaceId where) {
        return files(TestFiles.directory().resolve("content").resolve(where.toString()));
    }

    /** What has come in and is not kept. */
    protected static List<Path> comingIn() {
        return files(TestFiles.directory().resolve("incoming")).stream()
                .filter(file -> !file.endsWith("lock"))
                .toList();
    }

    private static List<Path> files(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
