package org.entente.training.ui;

import java.util.List;
import org.entente.training.CourseQuery;
import org.entente.training.Courses;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** What is new among the courses. */
@Component
class RecentCourses implements NewThings {

    private final Courses courses;

    RecentCourses(Courses courses) {
        this.courses = courses;
    }

    @Override
    public List<NewThing> newest(int most) {
        return courses.list(CourseQuery.of(null).ordered(CourseQuery.Order.UPDATED, true), 0, most).stream()
                .map(course -> new NewThing(
                        course.updatedAt(),
                        Words.of("training.new"),
                        course.title(),
                        TrainingNavigation.course(course.id()),
                        course.label(),
                        course.workspaceName()))
                .toList();
    }
}
