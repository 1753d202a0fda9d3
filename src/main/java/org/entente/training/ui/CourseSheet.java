package org.entente.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.training.Course;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.TrainingRefused;
import org.entente.uikit.ConflictNotice;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;

/** The sheets in which a course is offered and changed. */
class CourseSheet {

    private final Courses courses;
    private final LabelGrounds grounds;

    CourseSheet(Courses courses, LabelGrounds grounds) {
        this.courses = courses;
        this.grounds = grounds;
    }

    /** Opens the sheet for a new course. */
    final SideSheet create(WorkspaceId workspace, Consumer<CourseId> created) {
        CourseForm form = new CourseForm();
        form.show(null);
        LabelPicker label = LabelPicker.forNew(grounds.of(workspace));
        label.setLabel(Words.of("training.label"));
        Button save = primary("training.create");
        SideSheet sheet = new SideSheet(Words.of("training.offer"), new Div(form, label), save);
        sheet.unsaved(form::changed);
        save.addClickListener(click -> {
            Optional<CourseData> data = form.data();
            Optional<ConfidentialityLabel> chosen = label.chosen();
            if (data.isPresent() && chosen.isPresent()) {
                TrainingWords.attempt(() -> {
                    CourseId id = courses.create(workspace, chosen.get(), data.get());
                    sheet.close();
                    Notices.show(Words.of("training.created", data.get().title()));
                    created.accept(id);
                });
            }
        });
        sheet.open();
        return sheet;
    }

    /** Opens the sheet on a course as it was read. */
    final SideSheet edit(Course course, Runnable saved) {
        CourseForm form = new CourseForm();
        form.show(course.data());
        ConflictNotice conflict = new ConflictNotice();
        Div content = new Div(conflict, form);
        ScreenMarking.show(content, List.of(course.label()));
        Button save = primary("training.save");
        SideSheet sheet =
                new SideSheet(Words.of("training.edit.title", course.data().title()), content, save);
        AtomicReference<Course> begun = new AtomicReference<>(course);
        sheet.unsaved(() -> conflict.isVisible() || form.changed());
        save.addClickListener(click -> form.data()
                .ifPresent(data -> TrainingWords.attempt(() -> {
                    try {
                        courses.change(course.id(), begun.get().version(), data);
                        sheet.close();
                        Notices.show(Words.of("training.saved"));
                        saved.run();
                    } catch (TrainingRefused e) {
                        // The second of two who edit is told and loses nothing, and neither does the first.
                        if (e.why() != TrainingRefused.Why.CHANGED_MEANWHILE) {
                            throw e;
                        }
                        Course current = courses.open(course.id()).orElseThrow(() -> e);
                        CourseMerge merge =
                                CourseMerge.of(begun.getAndSet(current).data(), data, current.data());
                        form.show(merge.data());
                        ScreenMarking.show(content, List.of(course.label(), current.label()));
                        conflict.tell(current.updatedBy(), merge.theirs(), merge.both());
                    }
                })));
        sheet.open();
        return sheet;
    }

    private static Button primary(String words) {
        Button button = new Button(Words.of(words));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
