package org.entente.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.imports.ImportKind;
import org.entente.imports.Importer;
import org.entente.imports.csv.CsvLayout;
import org.entente.live.Change;
import org.entente.training.csv.ForeignMilitaryTraining;
import org.entente.training.csv.GivenTraining;
import org.springframework.stereotype.Component;

/**
 * Takes in lists of training that was given: rows with the same title are one course, those with the same days and place one
 * iteration that was held, and each row says who came.
 */
@Component
class TrainingImporter implements Importer<GivenTraining> {

    private final CourseRepository courses;
    private final AttendanceRepository attendance;
    private final AuditLog log;

    TrainingImporter(CourseRepository courses, AttendanceRepository attendance, AuditLog log) {
        this.courses = courses;
        this.attendance = attendance;
        this.log = log;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TRAINING;
    }

    @Override
    public List<CsvLayout<GivenTraining>> layouts() {
        return List.of(new ForeignMilitaryTraining());
    }

    @Override
    public Optional<Change> store(Place place, String key, GivenTraining given) {
        String title = given.provider() + "\u001f" + given.title().toLowerCase(Locale.ROOT);
        String courseKey = ForeignMilitaryTraining.digest(List.of(title));
        String iterationKey = ForeignMilitaryTraining.digest(List.of(
                title,
                given.starts().toString(),
                given.ends().toString(),
                String.valueOf(given.place()).toLowerCase(Locale.ROOT)));
        Optional<CourseId> course =
                attendance.course(place.workspace(), courseKey).or(() -> create(place, courseKey, given));
        if (course.isEmpty()) {
            return Optional.empty();
        }
        IterationId iteration = new IterationId(UUID.randomUUID());
        if (attendance.insertHeld(iteration, course.get(), given, iterationKey)) {
            log.append(event(place, AuditAction.ITERATION_CREATED, ObjectKind.COURSE_ITERATION, iteration)
                    .with("course", course.get()));
        }
        if (!attendance.insertAttendance(place.workspace(), iterationKey, given, key)) {
            return Optional.empty();
        }
        log.append(event(place, AuditAction.ATTENDANCE_RECORDED, ObjectKind.COURSE, course.get()));
        return Optional.of(new Change(Courses.TOPIC, course.get().toString()));
    }

    private Optional<CourseId> create(Place place, String key, GivenTraining given) {
        CourseId id = new CourseId(UUID.randomUUID());
        CourseData data = new CourseData(null, given.title(), given.discipline(), null, List.of(), null, null, "");
        if (!courses.insert(id, place.workspace(), place.label(), data, given.provider(), key)) {
            return Optional.empty();
        }
        log.append(event(place, AuditAction.COURSE_CREATED, ObjectKind.COURSE, id)
                .with("label", place.label().value()));
        return Optional.of(id);
    }

    private static AuditEvent event(Place place, AuditAction action, ObjectKind kind, Object id) {
        return AuditEvent.of(action, kind, id).in(place.workspace()).with("import", place.run());
    }
}
