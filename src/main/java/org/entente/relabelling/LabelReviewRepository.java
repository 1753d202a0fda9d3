package org.entente.relabelling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Days of review in PostgreSQL, which keeps each with its object. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LabelReviewRepository {

    private final JdbcClient jdbc;

    LabelReviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record DueRow(ObjectKind kind, UUID object, LocalDate day) {}

    Optional<LocalDate> day(UUID object) {
        return jdbc.sql("select review_on from label_review where object_id = ? and review_on is not null")
                .param(object)
                .query(LocalDate.class)
                .optional();
    }

    List<DueRow> due() {
        return jdbc.sql("""
                        select object_kind, object_id, review_on
                          from label_review
                         where review_on <= current_date and originator = acting_nation()
                         order by review_on, object_id
                         limit 50
                        """)
                .query((row, n) -> new DueRow(
                        ObjectKind.valueOf(row.getString("object_kind")),
                        row.getObject("object_id", UUID.class),
                        row.getObject("review_on", LocalDate.class)))
                .list();
    }

    void set(ObjectKind kind, UUID object, @Nullable LocalDate day) {
        // The guard fills in what is of the object, and would write over anything else.
        jdbc.sql("""
                        insert into label_review (object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                  review_on)
                        values (:kind, :object, :object, 0, 0, 0, '', cast(:day as date))
                            on conflict (object_id) do update set review_on = excluded.review_on
                        """)
                .param("kind", kind.name())
                .param("object", object)
                .param("day", day)
                .update();
    }
}
