package org.entente.agreement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.Terms;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.sql.Listing;
import org.entente.sql.VersionedRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The agreements in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AgreementRepository {

    private static final String SELECT = """
            select a.id, a.public_id, w.public_id as workspace, w.name as workspace_name, a.title, a.short_title, a.kind, a.binding,
                   a.subject, a.depositary, a.place, a.done_on, p.public_id as parent, coalesce(p.short_title, p.title) as parent_title,
                   a.terms, a.label_id, a.originator, a.updated_at, m.display_name as updated_by, a.version
              from agreement a
              join workspace w on w.id = a.workspace_id
              left join agreement p on p.id = a.parent_id
              left join member m on m.id = a.updated_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Labels labels;
    private final ActRepository acts;
    private final VersionedRows rows;

    AgreementRepository(JdbcClient jdbc, JsonMapper json, Labels labels, ActRepository acts) {
        this.jdbc = jdbc;
        this.json = json;
        this.labels = labels;
        this.acts = acts;
        this.rows = new VersionedRows(jdbc, "agreement");
    }

    /** An agreement as it stands in its row, and the row's inner number. */
    record Stored(long row, LabelId labelId, Agreement agreement) {}

    /** Those that match, but for how they stand, with their acts. */
    List<Stored> list(AgreementQuery query, int offset, int limit) {
        Listing list = Listing.of(SELECT)
                .given(query.workspace(), "w.public_id = ?", WorkspaceId::value)
                .given(query.kind(), "a.kind = ?", Enum::name)
                .given(query.binding(), "a.binding = ?", binding -> binding)
                .given(query.parent(), "p.public_id = ?", AgreementId::value)
                .given(
                        query.text(),
                        "position(lower(?) in lower(concat_ws(' ', a.title, a.short_title))) > 0",
                        String::strip)
                .given(query.party(), """
                        ? in (select unnest(a.negotiating)
                               union all
                              select c.party from agreement_act c where c.agreement_id = a.id and c.struck_at is null)
                        """, Party::name);
        switch (query.order()) {
            case TITLE -> list.by("lower(a.title)", query.descending());
            case DATE -> list.byIfKnown("a.done_on", query.descending());
        }
        return withActs(list.by("a.id", query.descending())
                .page(jdbc, offset, limit)
                .query((row, n) -> stored(row))
                .list());
    }

    /** Those that may set a day from today on: by their rules, by a notice, or by an obligation that is open. */
    List<Stored> withDays(LocalDate today) {
        return withActs(jdbc.sql(SELECT + """
                         where case when a.terms->'entry'->>'rule' = 'AsRecorded' and a.terms->'term'->>'rule' = 'Indefinite' then false
                                    when a.terms->'term'->>'rule' = 'Until' then (a.terms->'term'->>'lastDay')::date >= :yesterday
                                    else true end
                            or exists (select from agreement_obligation o where o.agreement_id = a.id and o.met_on is null)
                            or exists (select from agreement_act c where c.agreement_id = a.id and c.effective_on >= :today)
                        """)
                .param("today", Date.valueOf(today))
                .param("yesterday", Date.valueOf(today.minusDays(1)))
                .query((row, n) -> stored(row))
                .list());
    }

    List<Stored> newest(int limit) {
        return withActs(jdbc.sql(SELECT + " order by a.updated_at desc, a.id desc limit ?")
                .param(limit)
                .query((row, n) -> stored(row))
                .list());
    }

    Optional<Stored> find(AgreementId id) {
        return withActs(jdbc.sql(SELECT + " where a.public_id = ?")
                        .param(id.value())
                        .query((row, n) -> stored(row))
                        .list())
                .stream()
                .findFirst();
    }

    boolean exists(AgreementId id) {
        return rows.exists(id.value());
    }

    /** The agreement that the asker's nation imported under the key, if it is there for the asker. */
    Optional<AgreementId> imported(WorkspaceId workspace, String key) {
        return jdbc.sql("""
                        select a.public_id
                          from agreement a
                          join workspace w on w.id = a.workspace_id
                         where w.public_id = ? and a.import_nation = acting_nation() and a.import_key = ?
                        """)
                .param(workspace.value())
                .param(key)
                .query((row, n) -> new AgreementId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Writes a new one; the import key, if any, is unique for workspace and importing nation. False if it is there already. */
    boolean insert(
            AgreementId id, WorkspaceId workspace, LabelId label, AgreementData data, @Nullable String importKey) {
        return jdbc.sql("""
                        insert into agreement
                               (public_id, workspace_id, label_id, originator, title, short_title, kind, binding, subject, depositary,
                                place, done_on, parent_id, negotiating, terms, created_by, updated_by, import_nation, import_key)
                        select :id, w.id, :label, acting_nation(), :title, :shortTitle, :kind, :binding, :subject, :depositary,
                               :place, :doneOn, (select p.id from agreement p where p.public_id = :parent), :negotiating::text[],
                               :terms::jsonb, current_member(), current_member(),
                               case when :importKey::text is null then null else acting_nation() end, :importKey
                          from workspace w
                         where w.public_id = :workspace
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("workspace", workspace.value())
                        .param("label", label.value())
                        .param("importKey", importKey)
                        .params(columns(data))
                        .update()
                == 1;
    }

    /**
     * False if it is not there for the asker, or no longer at that version. What it stands under and the asker may not see stays
     * as it is: whoever does not know of it cannot have meant to take it away.
     */
    boolean update(AgreementId id, int version, AgreementData data) {
        return rows.change(id.value(), version, """
                title = :title, short_title = :shortTitle, kind = :kind, binding = :binding, subject = :subject,
                depositary = :depositary, place = :place, done_on = :doneOn,
                parent_id = case when :parent::uuid is not null then (select p.id from agreement p where p.public_id = :parent)
                                 when exists (select from agreement p where p.id = agreement.parent_id) then null
                                 else agreement.parent_id end,
                negotiating = :negotiating::text[], terms = :terms::jsonb
                """, columns(data));
    }

    /** Keeps that a row of an imported list was taken in. False if an earlier import had done so. */
    boolean takeIn(AgreementId id, String importKey) {
        return jdbc.sql("""
                        insert into agreement_import_row (agreement_id, workspace_id, label_id, import_nation, import_key)
                        select a.id, a.workspace_id, a.label_id, acting_nation(), ? from agreement a where a.public_id = ?
                            on conflict do nothing
                        """).param(importKey).param(id.value()).update() == 1;
    }

    private List<Stored> withActs(List<Stored> found) {
        Map<Long, List<RecordedAct>> all =
                acts.of(found.stream().map(Stored::row).toList());
        return found.stream()
                .map(stored -> new Stored(
                        stored.row(),
                        stored.labelId(),
                        with(stored.agreement(), all.getOrDefault(stored.row(), List.of()))))
                .toList();
    }

    private static Agreement with(Agreement plain, List<RecordedAct> acts) {
        return new Agreement(
                plain.id(),
                plain.workspace(),
                plain.workspaceName(),
                plain.data(),
                plain.parentTitle(),
                plain.label(),
                plain.originator(),
                acts,
                plain.updatedAt(),
                plain.updatedBy(),
                plain.version());
    }

    private Map<String, @Nullable Object> columns(AgreementData data) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", data.title().strip());
        values.put("shortTitle", data.shortTitle());
        values.put("kind", data.kind().name());
        values.put("binding", data.binding());
        values.put("subject", data.subject());
        values.put("depositary", data.depositary());
        values.put("place", data.place());
        values.put("doneOn", data.doneOn() == null ? null : Date.valueOf(data.doneOn()));
        values.put("parent", data.parent() == null ? null : data.parent().value());
        values.put(
                "negotiating",
                data.terms().negotiating().stream().map(Party::name).toArray(String[]::new));
        values.put("terms", json.writeValueAsString(data.terms()));
        return values;
    }

    private Stored stored(ResultSet row) throws SQLException {
        UUID parent = row.getObject("parent", UUID.class);
        Date doneOn = row.getDate("done_on");
        LabelId labelId = new LabelId(row.getInt("label_id"));
        return new Stored(
                row.getLong("id"),
                labelId,
                new Agreement(
                        new AgreementId(row.getObject("public_id", UUID.class)),
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        row.getString("workspace_name"),
                        new AgreementData(
                                row.getString("title"),
                                row.getString("short_title"),
                                AgreementKind.valueOf(row.getString("kind")),
                                row.getBoolean("binding"),
                                row.getString("subject"),
                                row.getString("depositary"),
                                row.getString("place"),
                                doneOn == null ? null : doneOn.toLocalDate(),
                                parent == null ? null : new AgreementId(parent),
                                json.readValue(row.getString("terms"), Terms.class)),
                        row.getString("parent_title"),
                        labels.label(labelId),
                        new NationCode(row.getString("originator")),
                        List.of(),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_by"),
                        row.getInt("version")));
    }
}
