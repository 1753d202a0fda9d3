package org.entente.testing;

import java.util.Optional;
import java.util.UUID;
import org.entente.access.Act;
import org.entente.agreement.AgreementId;
import org.entente.audit.ObjectKind;
import org.entente.document.DocumentId;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.message.MessageId;
import org.entente.relabelling.LabelChangeId;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.training.CourseId;
import org.entente.workspace.AdmissionRole;

/** Gives objects other labels as people do: alone where that will do, and otherwise with a colleague, who comes for it alone. */
public final class Relabel {

    private final Act act;
    private final Fixture fixture;
    private final Labels labels;
    private final Relabelling relabelling;

    Relabel(Act act, Fixture fixture, Labels labels, Relabelling relabelling) {
        this.act = act;
        this.fixture = fixture;
        this.labels = labels;
        this.relabelling = relabelling;
    }

    public void give(Person person, ExercisePlanId plan, ConfidentialityLabel label) {
        give(person, ObjectKind.EXERCISE_PLAN, plan.value(), label);
    }

    public void give(Person person, DocumentId document, ConfidentialityLabel label) {
        give(person, ObjectKind.DOCUMENT, document.value(), label);
    }

    public void give(Person person, CourseId course, ConfidentialityLabel label) {
        give(person, ObjectKind.COURSE, course.value(), label);
    }

    public void give(Person person, AgreementId agreement, ConfidentialityLabel label) {
        give(person, ObjectKind.AGREEMENT, agreement.value(), label);
    }

    public void give(Person person, MessageId message, ConfidentialityLabel label) {
        give(person, ObjectKind.MESSAGE, message.value(), label);
    }

    /** Has the person ask for a label, and a colleague agree if that takes one. */
    public void give(Person person, ObjectKind kind, UUID object, ConfidentialityLabel label) {
        if (alone(person, kind, object, label) == Relabelling.Outcome.ASKED) {
            Person colleague = fixture.officer(person.nation().value(), "SECRET", "EXERCISE CONTROL");
            fixture.admit(workspace(object), colleague, AdmissionRole.CONTRIBUTOR);
            act.as(colleague.subject(), () -> relabelling.agree(waiting(object)));
            fixture.sql()
                    .sql("delete from admission where member_id = ?")
                    .param(colleague.id().value())
                    .update();
        }
    }

    /** Has the person ask for a label, and nobody agree. */
    public Relabelling.Outcome alone(Person person, ObjectKind kind, UUID object, ConfidentialityLabel label) {
        return act.get(
                person.subject(),
                () -> relabelling.change(LabelWish.of(kind, object, label(kind, object), label, "For a test")));
    }

    /** What stands against the person's changing the label. */
    public RelabellingRefused.Why refusal(Person person, ObjectKind kind, UUID object, ConfidentialityLabel label) {
        LabelWish wish = LabelWish.of(kind, object, stored(kind, object).orElse(label), label, "For a test");
        try {
            Relabelling.Outcome outcome = act.get(person.subject(), () -> relabelling.change(wish));
            throw new AssertionError("Not refused: " + outcome);
        } catch (RelabellingRefused e) {
            return e.why();
        }
    }

    /** What waits for a second person. */
    public LabelChangeId waiting(UUID object) {
        return new LabelChangeId(fixture.sql()
                .sql("select id from label_change where object_id = ? and state = 'WAITING'")
                .param(object)
                .query(UUID.class)
                .single());
    }

    private ConfidentialityLabel label(ObjectKind kind, UUID object) {
        return stored(kind, object).orElseThrow();
    }

    private Optional<ConfidentialityLabel> stored(ObjectKind kind, UUID object) {
        return fixture.sql()
                .sql("select label_id from %s where public_id = ?"
                        .formatted(
                                switch (kind) {
                                    case EXERCISE_PLAN -> "exercise_plan";
                                    case EXERCISE_SECTION -> "exercise_section";
                                    case DOCUMENT -> "document";
                                    case COURSE -> "course";
                                    case AGREEMENT -> "agreement";
                                    case MESSAGE -> "message";
                                    default -> throw new AssertionError(kind);
                                }))
                .param(object)
                .query((row, n) -> labels.label(new LabelId(row.getInt(1))))
                .optional();
    }

    private WorkspaceId workspace(UUID object) {
        return new WorkspaceId(
                fixture.sql().sql("""
                        select w.public_id from label_change c join workspace w on w.id = c.workspace_id
                         where c.object_id = ? and c.state = 'WAITING'
                        """).param(object).query(UUID.class).single());
    }
}
