package org.entente.training;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Courses, as what has a label. What belongs to one goes with it. */
@Component
class CourseLabels implements LabelledKind {

    private final CourseRepository courses;

    CourseLabels(CourseRepository courses) {
        this.courses = courses;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COURSE;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.COURSE_RELABELLED;
    }

    @Override
    public String topic() {
        return Courses.TOPIC;
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return courses.find(new CourseId(id))
                .map(course -> new LabelledObject(
                        id,
                        id,
                        course.data().title(),
                        "training/courses/" + id,
                        course.workspace(),
                        course.originator(),
                        course.label(),
                        null));
    }
}
