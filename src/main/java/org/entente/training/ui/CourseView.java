package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.binding.ui.ExportLinks;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.nation.Nations;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
import org.entente.training.Course;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Iterations;
import org.entente.training.Nominations;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.PageTitle;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** One course: what it is, when it is held and for whom, and what other features have about it. */
@Route(TrainingNavigation.COURSE)
@RolesAllowed(Roles.LIAISON_OFFICER)
class CourseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Courses courses;
    private final Iterations iterations;
    private final Nominations nominations;
    private final Workspaces workspaces;
    private final Nations nations;
    private final LabelGrounds grounds;
    private final CurrentMember currentMember;
    private final LabelDesk labelDesk;
    private final List<SubjectSection> sections;
    private final ExportLinks exports;
    private @Nullable Course shown;
    private @Nullable SectionTabs tabs;
    private @Nullable SideSheet sheet;

    CourseView(
            Courses courses,
            Iterations iterations,
            Nominations nominations,
            Workspaces workspaces,
            Nations nations,
            LabelGrounds grounds,
            CurrentMember currentMember,
            LabelDesk labelDesk,
            LiveChanges changes,
            List<SubjectSection> sections,
            ExportLinks exports) {
        this.courses = courses;
        this.iterations = iterations;
        this.nominations = nominations;
        this.workspaces = workspaces;
        this.nations = nations;
        this.grounds = grounds;
        this.currentMember = currentMember;
        this.labelDesk = labelDesk;
        this.sections = sections;
        this.exports = exports;
        addClassNames("page", "course-page");
        LiveView.listen(this, changes, Courses.TOPIC, this::changed);
        LiveView.listen(this, changes, Workspaces.TOPIC, this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Course> found = event.getRouteParameters()
                .get("course")
                .flatMap(CourseId::parse)
                .flatMap(courses::open);
        found.ifPresentOrElse(
                course -> show(course, event.getLocation().getQueryParameters()),
                () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "" : shown.data().title();
    }

    private void changed(Change change) {
        Course before = shown;
        if (before != null && (change.concerns(before.id()) || change.concerns(before.workspace()))) {
            readAgain();
        }
    }

    private void readAgain() {
        Course before = shown;
        if (before == null) {
            return;
        }
        String open = tabs == null ? "" : tabs.opened();
        Optional<Course> now = courses.isThere(before.id()) ? courses.open(before.id()) : Optional.empty();
        now.ifPresentOrElse(
                course -> show(course, QueryParameters.of(SectionTabs.PARAMETER, open)), () -> leave(before));
    }

    // Nothing of the course outlives it on the screen: not a sheet, not the title in the frame.
    private void leave(Course before) {
        shown = null;
        removeAll();
        ScreenMarking.show(this, List.of());
        if (sheet != null) {
            sheet.close();
        }
        Notices.error(Words.of("training.withdrawn"));
        UI.getCurrentOrThrow().navigate("workspaces/" + before.workspace());
    }

    private void show(Course course, QueryParameters address) {
        shown = course;
        removeAll();
        PageTitle.change(this, course.data().title());
        ScreenMarking.show(this, List.of(course.label()));
        Optional<Workspace> workspace = workspaces.open(course.workspace());
        boolean writable = workspace.filter(Workspace::writable).isPresent();
        NationCode own = currentMember.require().nation();
        ViewHeader header = new ViewHeader(course.data().title())
                .back(course.workspaceName(), TrainingNavigation.workspace(course.workspace()))
                .marking(course.label());
        if (writable && course.originator().equals(own)) {
            header.actions(
                    new Button(
                            Words.of("training.edit"),
                            click -> sheet = courseSheet().edit(course, this::readAgain)),
                    new Button(Words.of("relabelling.action"), click -> openLabelSheet(course)));
        }
        exports.button(ObjectKind.COURSE, course.id().value(), course.workspace())
                .ifPresent(header::actions);
        header.actions(labelDesk.actions(target(course), this::readAgain));
        tabs = new SectionTabs()
                .with("overview", Words.of("training.overview"), () -> overview(course))
                .with(
                        "iterations",
                        Words.of("training.iterations"),
                        () -> new IterationList(
                                iterations,
                                nominations,
                                course,
                                own,
                                writable,
                                nations.list(),
                                this::readAgain,
                                opened -> sheet = opened))
                .with(
                        sections,
                        new Subject(
                                SubjectKind.COURSE,
                                course.id().value(),
                                course.workspace(),
                                course.data().title(),
                                course.label(),
                                writable))
                .open(address);
        add(header, labelDesk.waiting(course.id().value()), tabs);
    }

    private void openLabelSheet(Course course) {
        SideSheet opened = labelDesk.sheet(target(course), grounds.of(course.workspace()), this::readAgain);
        sheet = opened;
        opened.open();
    }

    private static LabelTarget target(Course course) {
        return LabelTarget.of(
                ObjectKind.COURSE, course.id().value(), course.data().title(), course.label(), course.originator());
    }

    private CourseSheet courseSheet() {
        return new CourseSheet(courses, grounds);
    }

    private static Component overview(Course course) {
        CourseData data = course.data();
        Div page = new Div();
        if (!data.description().isEmpty()) {
            Paragraph description = new Paragraph(data.description());
            description.addClassName("lead");
            page.add(description);
        }
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "provider", new NationBadge(course.provider()));
        fact(facts, "code", new Span(TrainingWords.orUnknown(data.code())));
        fact(facts, "discipline", new Span(TrainingWords.of(data.discipline())));
        fact(facts, "level", new Span(TrainingWords.of(data.level())));
        fact(facts, "languages", new Span(TrainingWords.languages(data.languages())));
        fact(facts, "length", new Span(TrainingWords.length(data.days())));
        fact(facts, "place", new Span(TrainingWords.orUnknown(data.place())));
        if (!course.provider().equals(course.originator())) {
            fact(facts, "imported", new NationBadge(course.originator()));
        }
        Span updated = new Span(Times.dtg(course.updatedAt()));
        if (course.updatedBy() != null) {
            updated.add(new Span(Words.of("training.updated.by", course.updatedBy())));
        }
        fact(facts, "updated", updated);
        page.add(facts);
        return page;
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        facts.add(new DescriptionList.Term(Words.of("training." + name)), new DescriptionList.Description(value));
    }
}
