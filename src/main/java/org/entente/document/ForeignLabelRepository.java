package org.entente.document;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.binding.ReadBinding;
import org.entente.relabelling.LabelFloor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The labels that versions of documents came with from their originators elsewhere, and what they ask of the document's own. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ForeignLabelRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    ForeignLabelRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** Keeps for the newest version what an older one of the same content came with. */
    boolean keepOf(DocumentId id, int number) {
        return jdbc.sql("""
                        insert into foreign_label (document_id, workspace_id, label_id, number, xml, sha384, signer, given_at,
                                                   came_by)
                        select d.id, d.workspace_id, d.label_id, d.newest, f.xml, f.sha384, f.signer, f.given_at, current_member()
                          from document d
                          join foreign_label f on f.document_id = d.id and f.number = ?
                         where d.public_id = ?
                        """).param(number).param(id.value()).update() <= 1 && keepStagesOf(id, number);
    }

    private boolean keepStagesOf(DocumentId id, int number) {
        return jdbc.sql("""
                        insert into foreign_floor (document_id, workspace_id, label_id, number, since, floor_label_id)
                        select d.id, d.workspace_id, d.label_id, d.newest, o.since, o.floor_label_id
                          from document d
                          join foreign_floor o on o.document_id = d.id and o.number = ?
                         where d.public_id = ?
                         order by o.since desc
                        """).param(number).param(id.value()).update() >= 0;
    }

    /**
     * Keeps what the label that the newest version came with asks of the document's own from a time on; if it holds already, by the
     * database's clock, from now.
     */
    void keepStage(DocumentId id, Instant since, boolean holds, LabelId floor) {
        jdbc.sql("""
                        insert into foreign_floor (document_id, workspace_id, label_id, number, since, floor_label_id)
                        select d.id, d.workspace_id, d.label_id, d.newest, case when ? then least(?, now()) else ? end, ?
                          from document d
                         where d.public_id = ?
                        """)
                .param(holds)
                .param(Timestamp.from(since))
                .param(Timestamp.from(since))
                .param(floor.value())
                .param(id.value())
                .update();
    }

    /** What the labels that a document came with leave of its own as the least; for somebody who reads it. */
    List<LabelFloor> floors(DocumentId id) {
        return jdbc.sql("select floor, signer from foreign_floors(?)")
                .param(id.value())
                .query((row, n) ->
                        new LabelFloor(labels.label(new LabelId(row.getInt("floor"))), row.getString("signer")))
                .list();
    }

    /** Keeps the originator's label that the newest version came with, as it came. */
    void keep(DocumentId id, ReadBinding binding) {
        byte[] xml = binding.labelXml();
        Instant given = binding.label().label().created();
        jdbc.sql("""
                        insert into foreign_label (document_id, workspace_id, label_id, number, xml, sha384, signer, given_at,
                                                   came_by)
                        select d.id, d.workspace_id, d.label_id, d.newest, ?, sha384(?), ?, ?, current_member()
                          from document d
                         where d.public_id = ?
                        """)
                .param(xml)
                .param(xml)
                .param(binding.signer().orElse(null))
                .param(given == null ? null : Timestamp.from(given))
                .param(id.value())
                .update();
    }
}
