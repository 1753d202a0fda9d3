package org.entente.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.ThreeWay;
import org.entente.shared.ThreeWay.Field;
import org.entente.shared.WorkspaceId;
import org.entente.training.TrainingRefused.Why;
import org.entente.workspace.GivenLabels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue: courses that the asker may read, and changes to those that the asker's nation looks after. */
@Service
public class Courses {

    /** Topic of {@link LiveChanges}: a course or anything that belongs to it changed; the id is the course's. */
    public static final String TOPIC = "course";

    /** The most rows that a list answers at a time. */
    public static final int MOST_ROWS = 500;

    // By the names that the audit log has for them.
    private static final Map<String, Field<CourseData>> FIELDS = fields();

    private final CourseRepository courses;
    private final Attempts attempts;
    private final GivenLabels labels;
    private final AuditLog log;
    private final LiveChanges changes;

    Courses(CourseRepository courses, Attempts attempts, GivenLabels labels, AuditLog log, LiveChanges changes) {
        this.courses = courses;
        this.attempts = attempts;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
    }

    /**
     * The courses that match, in the query's order. Each call is one entry in the audit log.
     *
     * @param offset from 0
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<CourseSummary> list(CourseQuery query, int offset, int limit) {
        List<CourseSummary> found = courses.list(query, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
        AuditEvent event = AuditEvent.of(AuditAction.COURSES_LISTED, ObjectKind.COURSE, null)
                .with("offset", offset)
                .with("rows", found.size());
        log.append(query.workspace() == null ? event : event.in(query.workspace()));
        return found;
    }

    /** The course, if it is there for the asker; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<Course> open(CourseId id) {
        Optional<Course> found = courses.find(id);
        found.ifPresentOrElse(
                course -> log.append(event(AuditAction.COURSE_OPENED, course)),
                () -> log.notGiven(ObjectKind.COURSE, id.toString()));
        return found;
    }

    /** Whether the course is there for the asker at this moment. Reads no content. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean isThere(CourseId id) {
        return courses.exists(id);
    }

    /**
     * Adds a course that the asker's nation gives, with a label of that nation.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws TrainingRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public CourseId create(WorkspaceId workspace, ConfidentialityLabel label, CourseData data) {
        CourseId id = new CourseId(UUID.randomUUID());
        AuditEvent event =
                AuditEvent.of(AuditAction.COURSE_CREATED, ObjectKind.COURSE, id).in(workspace);
        LabelId labelId = labels.intern(event, TrainingRefused::of, workspace, label);
        return attempts.write(event, TrainingRefused::of, () -> {
            if (!courses.insert(id, workspace, labelId, data, null, null)) {
                throw new TrainingRefused(Why.BEYOND_RIGHTS);
            }
            tell(event.with("label", labelId.value()), id);
            return id;
        });
    }

    /**
     * Changes a course that was read at a version.
     *
     * @throws TrainingRefused if somebody changed it since, or a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(CourseId id, int version, CourseData data) {
        attempts.write(AuditEvent.of(AuditAction.COURSE_CHANGED, ObjectKind.COURSE, id), TrainingRefused::of, () -> {
            Course before = current(id, version);
            if (!courses.update(id, version, data)) {
                throw new TrainingRefused(Why.BEYOND_RIGHTS);
            }
            tell(
                    event(AuditAction.COURSE_CHANGED, before)
                            .with("fields", String.join(",", ThreeWay.changed(FIELDS, before.data(), data))),
                    id);
            return id;
        });
    }

    private Course current(CourseId id, int version) {
        Course course = courses.find(id).orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
        if (course.version() != version) {
            throw new TrainingRefused(Why.CHANGED_MEANWHILE);
        }
        return course;
    }

    private void tell(AuditEvent event, CourseId id) {
        log.append(event);
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private static AuditEvent event(AuditAction action, Course course) {
        return AuditEvent.of(action, ObjectKind.COURSE, course.id()).in(course.workspace());
    }

    private static Map<String, Field<CourseData>> fields() {
        Map<String, Field<CourseData>> fields = new LinkedHashMap<>();
        fields.put("code", CourseData::code);
        fields.put("title", CourseData::title);
        fields.put("discipline", CourseData::discipline);
        fields.put("level", CourseData::level);
        fields.put("languages", CourseData::languages);
        fields.put("days", CourseData::days);
        fields.put("place", CourseData::place);
        fields.put("description", CourseData::description);
        return fields;
    }
}
