package org.entente.training;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Courses, as what has a label. What belongs to one goes with it. */
@Configuration(proxyBeanMethods = false)
class CourseLabels {

    @Bean
    LabelledKind labelledCourses(CourseRepository courses) {
        return new LabelledKind(
                ObjectKind.COURSE,
                AuditAction.COURSE_RELABELLED,
                Courses.TOPIC,
                id -> courses.find(new CourseId(id))
                        .map(course -> LabelledObject.onItsPage(
                                id,
                                course.data().title(),
                                "training/courses/" + id,
                                course.workspace(),
                                course.originator(),
                                course.label())));
    }
}
