package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.SubjectKind;
import org.entente.testing.Fixture.Person;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may see, look at, take along and change a document, and what the auditor reads of it. */
class DocumentRightsTest extends DocumentTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void nationThatItIsNotReleasedToFindsNoTraceOfIt() {
        DocumentId id = store("plan.pdf", Samples.pdf(1));

        act.as(polish.subject(), () -> {
            assertThat(documents.list(workspace)).isEmpty();
            assertThat(documents.open(id)).isEmpty();
            assertThat(documents.isThere(id)).isFalse();
            assertThatThrownBy(() -> documents.view(id, 1, 1, List.of(Locale.ENGLISH)))
                    .isInstanceOf(DocumentNotThere.class);
            assertThatThrownBy(() -> documents.download(id, 1)).isInstanceOf(DocumentNotThere.class);
            assertThatThrownBy(() -> documents.rename(id, 0, "mine.pdf")).isInstanceOf(DocumentNotThere.class);
        });
        assertThat(entriesOf(id))
                .filteredOn(entry -> entry.outcome() == Outcome.DENIED)
                .extracting(AuditEntry::actorName, AuditEntry::reason)
                .hasSize(4)
                .containsOnly(tuple(polish.name(), "LABEL"));
    }

    @Test
    void readerLooksAtItAndCannotTakeItAlong() {
        DocumentId id = store("plan.pdf", Samples.pdf(2));

        act.as(reader.subject(), () -> {
            assertThat(documents.open(id).orElseThrow().retainable()).isFalse();
            assertThatThrownBy(() -> documents.download(id, 1))
                    .isInstanceOfSatisfying(
                            DocumentNotAllowed.class,
                            e -> assertThat(e.why()).isEqualTo(DocumentNotAllowed.Why.VIEW_ONLY));
        });
        assertThat(view(reader, id, 2).pages()).isEqualTo(2);
        assertThat(entriesOf(id))
                .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::actorName, AuditEntry::reason)
                .contains(
                        tuple(AuditAction.DOCUMENT_DOWNLOADED, Outcome.DENIED, reader.name(), "VIEW_ONLY"),
                        tuple(AuditAction.DOCUMENT_VIEWED, Outcome.SUCCESS, reader.name(), null));
    }

    @Test
    void databaseItselfGivesAReaderNoKeyForTakingAlong() {
        DocumentId id = store("plan.txt", "An invented plan.".getBytes(StandardCharsets.UTF_8));

        String asked = "select count(*) from release_document_key(?, 1, ?)";
        assertThat(keysGiven(reader, asked, id, true)).isZero();
        assertThat(keysGiven(reader, asked, id, false)).isOne();
        assertThat(keysGiven(french, asked, id, true)).isOne();
        assertThat(keysGiven(polish, asked, id, false)).isZero();
        assertThat(keysGiven(fixture.official("BEL", "administrator"), asked, id, false))
                .isZero();
    }

    @Test
    void contributorOfANationThatItIsReleasedToTakesItAlongAsItCame() {
        byte[] content = Samples.noise(300_000);
        DocumentId id = store("readings.bin", content);

        assertThat(download(french, id, 1)).isEqualTo(content);
        assertThat(entriesOf(id))
                .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::actorName)
                .contains(tuple(AuditAction.DOCUMENT_DOWNLOADED, Outcome.SUCCESS, french.name()));
    }

    @Test
    void onlyTheOriginatorRelabelsAndWithdraws() {
        DocumentId id = store("plan.txt", new byte[] {65});

        assertThat(relabel.refusal(
                        french, ObjectKind.DOCUMENT, id.value(), fixture.label("RESTRICTED", "GBR", "FRA", "POL")))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        assertThatThrownBy(() -> act.as(french.subject(), () -> documents.withdraw(id, 0)))
                .isInstanceOf(DocumentNotAllowed.class);
        assertThatThrownBy(() -> act.as(reader.subject(), () -> documents.rename(id, 0, "other.txt")))
                .isInstanceOf(DocumentNotAllowed.class);

        relabel.give(british, id, fixture.label("RESTRICTED", "GBR", "POL"));

        act.as(french.subject(), () -> assertThat(documents.open(id)).isEmpty());
        assertThat(download(polish, id, 1)).containsExactly(65);
        assertThat(fixture.sql()
                        .sql("select count(*) from label_history where object_id = ? and object_kind = 'DOCUMENT'")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void labelAboveTheCeilingOrWithoutItsOriginatorIsRefusedBeforeAnythingIsRead() {
        var restricted = fixture.workspace("RESTRICTED");
        fixture.admit(restricted, british, AdmissionRole.LEAD);
        var tooHigh = new NewDocument(restricted, fixture.label("SECRET", "GBR"), "a.txt", null);
        var withoutUs = new NewDocument(restricted, fixture.label("RESTRICTED", "FRA"), "a.txt", null);
        var unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("Nothing of it is to be read");
            }
        };
        act.as(british.subject(), () -> {
            assertThatThrownBy(() -> documents.store(tooHigh, unread))
                    .isInstanceOfSatisfying(
                            DocumentNotAllowed.class,
                            e -> assertThat(e.why()).isEqualTo(DocumentNotAllowed.Why.ABOVE_CEILING));
            assertThatThrownBy(() -> documents.store(withoutUs, unread)).isInstanceOf(DocumentNotAllowed.class);
        });
        assertThat(kept(restricted)).isEmpty();
    }

    @Test
    void readersAndThoseWhoAreNotAdmittedAddNothing() {
        assertThatThrownBy(() -> store(reader, workspace, "a.txt", new byte[] {1}))
                .isInstanceOf(DocumentNotAllowed.class);
        assertThatThrownBy(() -> store(fixture.officer("GBR", "SECRET"), workspace, "a.txt", new byte[] {1}))
                .isInstanceOf(DocumentNotAllowed.class);
        assertThatThrownBy(() -> store(fixture.official("GBR", "administrator"), workspace, "a.txt", new byte[] {1}))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(kept(workspace)).isEmpty();
    }

    @Test
    void withdrawnDocumentIsGoneForEverybodyAndItsContentIsGivenToNobody() {
        DocumentId id = store("plan.txt", new byte[] {65});

        act.as(british.subject(), () -> documents.withdraw(id, 0));

        act.as(british.subject(), () -> {
            assertThat(documents.list(workspace)).isEmpty();
            assertThat(documents.open(id)).isEmpty();
            assertThatThrownBy(() -> documents.download(id, 1)).isInstanceOf(DocumentNotThere.class);
        });
        assertThat(keysGiven(british, "select count(*) from release_document_key(?, 1, ?)", id, true))
                .isZero();
    }

    @Test
    void whatBelongsToAnObjectIsFoundByIt() {
        UUID plan = UUID.randomUUID();
        act.as(british.subject(), () -> {
            try {
                documents.store(
                        new NewDocument(workspace, shared(), "a.txt", new About(SubjectKind.EXERCISE_PLAN, plan)),
                        new ByteArrayInputStream(new byte[] {1}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        act.as(
                french.subject(),
                () -> assertThat(documents.about(SubjectKind.EXERCISE_PLAN, plan))
                        .hasSize(1));
        act.as(
                french.subject(),
                () -> assertThat(documents.about(SubjectKind.COURSE, plan)).isEmpty());
        act.as(
                polish.subject(),
                () -> assertThat(documents.about(SubjectKind.EXERCISE_PLAN, plan))
                        .isEmpty());
    }

    @Test
    void entriesTellEveryActAndNoName() {
        DocumentId id = store("whispered-name.txt", new byte[] {65});
        act.as(british.subject(), () -> documents.rename(id, 0, "whispered-too.txt"));
        act.as(british.subject(), () -> documents.restore(id, 1));
        act.as(british.subject(), () -> documents.withdraw(id, 2));

        List<AuditEntry> entries = entriesOf(id);
        assertThat(entries)
                .extracting(AuditEntry::action)
                .contains(
                        AuditAction.DOCUMENT_STORED,
                        AuditAction.DOCUMENT_RENAMED,
                        AuditAction.DOCUMENT_VERSION_ADDED,
                        AuditAction.DOCUMENT_WITHDRAWN);
        assertThat(entries.toString()).doesNotContain("whispered");
    }

    // As the portal's own role asks, with the member bound as in any other transaction.
    private long keysGiven(Person person, String sql, DocumentId id, boolean retain) {
        Long given = act.get(
                person.subject(),
                () -> transaction.execute(status -> jdbc.sql(sql)
                        .params(id.value(), retain)
                        .query(Long.class)
                        .single()));
        return given == null ? -1 : given;
    }

    private List<AuditEntry> entriesOf(DocumentId id) {
        Person auditor = fixture.official("BEL", "auditor");
        AuditQuery query = AuditQuery.ALL.on(id);
        return act.get(auditor.subject(), () -> trail.list(query, null, 100));
    }
}
