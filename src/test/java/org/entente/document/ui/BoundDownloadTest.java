package org.entente.document.ui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.entente.binding.Bindings;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.document.Samples;
import org.entente.label.binding.BindingHeader;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every download has the file's label bound to its bytes: in a header, or in a file beside it. */
class BoundDownloadTest extends PortalTest {

    private static final String NAME = "Lage – Übung 27.bin";
    private static final byte[] CONTENT = Samples.noise(150_000);

    @Autowired
    private Documents documents;

    @Autowired
    private Bindings bindings;

    private WorkspaceId workspace;
    private Person british;
    private Person reader;
    private DocumentId document;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        reader = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        document = act.get(british.subject(), () -> {
            try {
                return documents.store(
                        new NewDocument(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), NAME, null),
                        new ByteArrayInputStream(CONTENT));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void readerGetsNeitherTheFileNorItsBinding() throws IOException {
        for (FileDownload.Form form : FileDownload.Form.values()) {
            MockHttpServletResponse answer = download(reader, form);
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getHeader(BindingHeader.NAME)).isNull();
            assertThat(answer.getContentAsByteArray()).isEmpty();
        }
    }

    @Test
    void headerBindsTheLabelToTheBytesThatAreSent() throws IOException {
        MockHttpServletResponse answer = download(british, FileDownload.Form.ALONE);
        byte[] body = answer.getContentAsByteArray();
        assertThat(body).isEqualTo(CONTENT);

        ReadBinding binding = bindings.read(BindingHeader.decode(String.valueOf(answer.getHeader(BindingHeader.NAME))));
        assertThat(binding.check(new ByteArrayInputStream(body)).isVouchedFor()).isTrue();
        assertThat(binding.uri()).contains("Lage%20%E2%80%93%20%C3%9Cbung%2027.bin");
        MetadataLabel label = binding.label().label();
        assertThat(label.label().saysTheSameAs(fixture.label("RESTRICTED", "GBR", "FRA")))
                .isTrue();
        assertThat(label.originator())
                .isEqualTo(new MetadataLabel.Originator(
                        MetadataLabel.IdType.UNIFORM_RESOURCE_IDENTIFIER, "urn:entente:nation:GBR"));
        assertThat(label.created())
                .isEqualTo(fixture.sql()
                        .sql("select labelled_at from document where public_id = ?")
                        .param(document.value())
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single());

        // Nobody set a day: ten years after the label was given.
        assertThat(label.review())
                .isEqualTo(LocalDate.ofInstant(Objects.requireNonNull(label.created()), ZoneOffset.UTC)
                        .plusYears(10)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());

        body[body.length / 2] ^= 1;
        assertThat(binding.check(new ByteArrayInputStream(body)).holds()).isFalse();
    }

    @Test
    void archiveHasTheFileWithItsBindingBesideIt() throws IOException {
        MockHttpServletResponse answer = download(british, FileDownload.Form.WITH_LABEL);
        Map<String, byte[]> entries = unpacked(answer.getContentAsByteArray());
        assertThat(bindings.read(BindingHeader.decode(String.valueOf(answer.getHeader(BindingHeader.NAME))))
                        .check(new ByteArrayInputStream(answer.getContentAsByteArray()))
                        .isVouchedFor())
                .isTrue();
        assertThat(entries.keySet()).containsExactly(NAME, NAME + ".bdo");
        assertThat(bindings.read(Objects.requireNonNull(entries.get(NAME + ".bdo")))
                        .check(new ByteArrayInputStream(Objects.requireNonNull(entries.get(NAME))))
                        .isVouchedFor())
                .isTrue();
        assertThat(String.valueOf(answer.getHeader("Content-Disposition"))).contains(".bin.zip");
    }

    /** Stored before digests were: read once for it, and kept for the next time. */
    @Test
    void versionWithoutADigestIsGivenOneWhenItIsFirstTakenAlong() throws IOException {
        fixture.sql()
                .sql(
                        "update document_version set sealed_sha384 = null where document_id = (select id from document where public_id = ?)")
                .param(document.value())
                .update();
        for (int i = 0; i < 2; i++) {
            MockHttpServletResponse answer = download(british, FileDownload.Form.ALONE);
            assertThat(bindings.read(BindingHeader.decode(String.valueOf(answer.getHeader(BindingHeader.NAME))))
                            .check(new ByteArrayInputStream(answer.getContentAsByteArray()))
                            .holds())
                    .isTrue();
            assertThat(kept()).hasSize(81);
        }
    }

    /** Whoever reads the database alone is not to see that two contents are equal. */
    @Test
    void digestThatIsKeptTellsNothingWithoutTheWorkspacesKeys() throws Exception {
        byte[] plain = MessageDigest.getInstance("SHA-384").digest(CONTENT);
        assertThat(new String(kept(), ISO_8859_1)).doesNotContain(new String(plain, ISO_8859_1));
    }

    private byte[] kept() {
        return fixture.sql()
                .sql(
                        "select sealed_sha384 from document_version where document_id = (select id from document where public_id = ?)")
                .param(document.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private MockHttpServletResponse download(Person person, FileDownload.Form form) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        act.as(person.subject(), () -> {
            try {
                new FileDownload(documents, document, 1, form)
                        .handleDownloadRequest(new DownloadEvent(
                                null, new VaadinServletResponse(answer, null), null, new Element("a")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return answer;
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
