package org.entente.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.binding.ExportXml;
import org.entente.binding.Exportable;
import org.entente.binding.Exporter;
import org.springframework.stereotype.Component;

/** A course with its iterations and who came; nothing of seats kept and of nominations, which are each nation's own. */
@Component
class CourseExporter implements Exporter {

    private final Courses courses;
    private final Iterations iterations;

    CourseExporter(Courses courses, Iterations iterations) {
        this.courses = courses;
        this.iterations = iterations;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.COURSE;
    }

    @Override
    public Optional<Exportable> read(UUID id) {
        return courses.open(new CourseId(id)).map(course -> {
            List<Iteration> held = iterations.list(course.id());
            return new Exportable(
                    course.data().title(),
                    "course",
                    xml -> {
                        facts(xml, course);
                        held.forEach(iteration -> write(xml, iteration));
                    },
                    List.of());
        });
    }

    private static void facts(ExportXml xml, Course course) {
        CourseData data = course.data();
        xml.attribute("id", course.id())
                .attribute("changed", course.updatedAt())
                .text("title", data.title())
                .text("code", data.code())
                .text("provider", course.provider())
                .text("discipline", data.discipline())
                .text("level", data.level());
        data.languages().forEach(language -> xml.text("language", language));
        xml.text("days", data.days()).text("place", data.place()).text("description", data.description());
    }

    private static void write(ExportXml xml, Iteration iteration) {
        IterationData data = iteration.data();
        xml.element("iteration", within -> {
            within.attribute("state", iteration.state())
                    .text("starts", data.starts())
                    .text("ends", data.ends())
                    .text("place", data.place())
                    .text("seats", data.seats())
                    .text("nominationsUntil", data.nominationsUntil());
            iteration
                    .attended()
                    .forEach(one -> within.element(
                            "attended",
                            people -> people.attribute("people", one.people()).text("party", one.party())));
        });
    }
}
