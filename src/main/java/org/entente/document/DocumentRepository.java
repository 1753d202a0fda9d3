package org.entente.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.binding.GivenLabel;
import org.entente.document.content.Incoming;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.xml.LabelReader;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The documents in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DocumentRepository {

    private static final String SUMMARY = """
            select d.public_id, w.public_id as workspace, w.name as workspace_name, d.about_kind, d.about_id, d.name, v.media_type,
                   v.other_than_named, v.size, v.number, v.stored_at, m.display_name as stored_by, d.label_id, d.originator, d.version
              from document d
              join document_version v on v.document_id = d.id and v.number = d.newest
              join workspace w on w.id = d.workspace_id
              left join member m on m.id = v.stored_by
             where d.withdrawn_at is null
            """;

    private final JdbcClient jdbc;
    private final Labels labels;
    private final ForeignLabelRepository foreign;

    DocumentRepository(JdbcClient jdbc, Labels labels, ForeignLabelRepository foreign) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.foreign = foreign;
    }

    List<DocumentSummary> list(WorkspaceId workspace, int limit) {
        return jdbc.sql(SUMMARY + " and w.public_id = ? order by d.updated_at desc, d.id desc limit ?")
                .param(workspace.value())
                .param(limit)
                .query((row, n) -> summary(row))
                .list();
    }

    List<DocumentSummary> newest(int limit) {
        return jdbc.sql(SUMMARY + " order by v.stored_at desc, d.id desc limit ?")
                .param(limit)
                .query((row, n) -> summary(row))
                .list();
    }

    List<DocumentSummary> about(SubjectKind kind, UUID id, int limit) {
        return jdbc.sql(SUMMARY
                        + " and d.about_kind = ? and d.about_id = ? order by d.updated_at desc, d.id desc limit ?")
                .param(kind.name())
                .param(id)
                .param(limit)
                .query((row, n) -> summary(row))
                .list();
    }

    Map<UUID, Integer> howMany(SubjectKind kind, Collection<UUID> ids) {
        Map<UUID, Integer> found = new HashMap<>();
        jdbc.sql("""
                        select d.about_id, count(*)::int
                          from document d
                         where d.about_kind = ? and d.about_id = any (cast(? as uuid[])) and d.withdrawn_at is null
                         group by d.about_id
                        """)
                .param(kind.name())
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return found;
    }

    Optional<DocumentSummary> find(DocumentId id) {
        return jdbc.sql(SUMMARY + " and d.public_id = ?")
                .param(id.value())
                .query((row, n) -> summary(row))
                .optional();
    }

    boolean exists(DocumentId id) {
        return jdbc.sql("select exists (select from document where public_id = ? and withdrawn_at is null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<DocumentVersion> versions(DocumentId id) {
        return jdbc.sql("""
                        select v.number, v.media_type, v.other_than_named, v.size, v.stored_at, v.expired_at, m.display_name, m.nation,
                               f.xml, f.signer
                          from document d
                          join document_version v on v.document_id = d.id
                          left join foreign_label f on f.document_id = d.id and f.number = v.number
                          left join member m on m.id = v.stored_by
                         where d.public_id = ? and d.withdrawn_at is null
                         order by v.number desc
                        """)
                .param(id.value())
                .query((row, n) -> new DocumentVersion(
                        row.getInt("number"),
                        row.getTimestamp("expired_at") == null
                                ? new DocumentVersion.Content(
                                        row.getString("media_type"),
                                        row.getBoolean("other_than_named"),
                                        row.getLong("size"))
                                : null,
                        row.getTimestamp("stored_at").toInstant(),
                        row.getString("display_name"),
                        nation(row.getString("nation")),
                        foreign(row.getBytes("xml"), row.getString("signer"))))
                .list();
    }

    /** Whether the asker may take along what is in the workspace. */
    boolean retains(WorkspaceId workspace) {
        return jdbc.sql(
                        "select exists (select from workspace where public_id = ? and id = any (retaining_workspaces()))")
                .param(workspace.value())
                .query(Boolean.class)
                .single();
    }

    /** False if there is no such workspace for the asker. */
    boolean insert(DocumentId id, NewDocument document, String name, LabelId label) {
        About about = document.about();
        return jdbc.sql("""
                        insert into document (public_id, workspace_id, label_id, originator, about_kind, about_id, name, created_by,
                                              updated_by)
                        select ?, w.id, ?, acting_nation(), ?, ?, ?, current_member(), current_member()
                          from workspace w
                         where w.public_id = ?
                        """)
                        .param(id.value())
                        .param(label.value())
                        .param(about == null ? null : about.kind().name())
                        .param(about == null ? null : about.id())
                        .param(name)
                        .param(document.workspace().value())
                        .update()
                == 1;
    }

    /** Adds the version that the document calls its newest. */
    void insertNewest(DocumentId id, Incoming content, ContentType type) {
        jdbc.sql("""
                        insert into document_version (document_id, workspace_id, label_id, number, digest, sealed_sha384, size,
                                                      media_type, other_than_named, stored_by)
                        select d.id, d.workspace_id, d.label_id, d.newest, ?, ?, ?, ?, ?, current_member()
                          from document d
                         where d.public_id = ?
                        """)
                .param(content.key().digest())
                .param(content.sealedSha384())
                .param(content.size())
                .param(type.mediaType())
                .param(type.otherThanNamed())
                .param(id.value())
                .update();
    }

    /** Adds the content of an older version as the one that the document calls its newest. False if there is none. */
    boolean insertNewestLike(DocumentId id, int number) {
        return jdbc.sql("""
                        insert into document_version (document_id, workspace_id, label_id, number, digest, sealed_sha384, size,
                                                      media_type, other_than_named, stored_by)
                        select d.id, d.workspace_id, d.label_id, d.newest, v.digest, v.sealed_sha384, v.size, v.media_type,
                               v.other_than_named, current_member()
                          from document d
                          join document_version v on v.document_id = d.id and v.number = ? and v.expired_at is null
                         where d.public_id = ?
                        """).param(number).param(id.value()).update() == 1 && foreign.keepOf(id, number);
    }

    /** What a binding of a version says of its label, and its digest if that was kept. */
    Optional<Bound> bound(DocumentId id, int number) {
        return jdbc.sql("""
                        select d.label_id, d.originator, d.labelled_at, v.sealed_sha384, f.xml
                          from document d
                          join document_version v on v.document_id = d.id and v.number = ?
                          left join foreign_label f on f.document_id = d.id and f.number = v.number
                         where d.public_id = ? and d.withdrawn_at is null
                        """)
                .param(number)
                .param(id.value())
                .query((row, n) -> new Bound(
                        new GivenLabel(
                                labels.label(new LabelId(row.getInt("label_id"))),
                                new NationCode(row.getString("originator")),
                                row.getTimestamp("labelled_at").toInstant(),
                                row.getBytes("xml")),
                        row.getBytes("sealed_sha384")))
                .optional();
    }

    /** What the labels of a workspace have to be; empty if it is not there for the asker. */
    Optional<Terms> terms(WorkspaceId workspace) {
        return jdbc.sql("""
                        select w.policy, w.ceiling, n.clearance_id
                          from workspace w
                          left join nation n on n.code = acting_nation()
                         where w.public_id = ?
                        """)
                .param(workspace.value())
                .query((row, n) -> {
                    int clearance = row.getInt("clearance_id");
                    return new Terms(
                            row.getString("policy"),
                            row.getInt("ceiling"),
                            row.wasNull() ? Clearances.NONE : labels.clearances(new ClearanceId(clearance)));
                })
                .optional();
    }

    /**
     * @param ceiling the rank of the highest level
     * @param clearances what the asker's nation is cleared for
     */
    record Terms(String policy, int ceiling, Clearances clearances) {}

    /** Keeps the digest of a version that has none yet. */
    void keepSha384(DocumentId id, int number, byte[] sealed) {
        jdbc.sql("select keep_document_sha384(?, ?, ?)")
                .param(id.value())
                .param(number)
                .param(sealed)
                .query((row, n) -> "")
                .single();
    }

    /** @param sealedSha384 null for a version that is older than digests */
    @SuppressWarnings("ArrayRecordComponent")
    record Bound(GivenLabel label, byte @Nullable [] sealedSha384) {}

    /** Counts the newest version on. False if the document may not be written. */
    boolean advance(DocumentId id) {
        return jdbc.sql("""
                        update document
                           set newest = newest + 1, version = version + 1, updated_at = now(), updated_by = current_member()
                         where public_id = ? and withdrawn_at is null
                        """).param(id.value()).update() == 1;
    }

    boolean rename(DocumentId id, int version, String name) {
        return change("name = ?", name, id, version);
    }

    boolean withdraw(DocumentId id, int version) {
        return change("withdrawn_at = ?", Timestamp.from(Instant.now()), id, version);
    }

    // False if the document is not there for the asker, not at that version, or may not be written.
    private boolean change(String assignment, Object value, DocumentId id, int version) {
        return jdbc.sql("update document set " + assignment
                                + ", version = version + 1, updated_at = now(), updated_by = current_member()"
                                + " where public_id = ? and version = ? and withdrawn_at is null")
                        .param(value)
                        .param(id.value())
                        .param(version)
                        .update()
                == 1;
    }

    private DocumentSummary summary(ResultSet row) throws SQLException {
        String kind = row.getString("about_kind");
        return new DocumentSummary(
                new DocumentId(row.getObject("public_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                kind == null ? null : new About(SubjectKind.valueOf(kind), row.getObject("about_id", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getBoolean("other_than_named"),
                row.getLong("size"),
                row.getInt("number"),
                row.getTimestamp("stored_at").toInstant(),
                row.getString("stored_by"),
                labels.label(new LabelId(row.getInt("label_id"))),
                new NationCode(row.getString("originator")),
                row.getInt("version"));
    }

    private static @Nullable ForeignLabel foreign(byte @Nullable [] xml, @Nullable String signer) {
        return xml == null ? null : new ForeignLabel(LabelReader.read(xml), signer);
    }

    private static @Nullable NationCode nation(@Nullable String code) {
        return code == null ? null : new NationCode(code);
    }
}
