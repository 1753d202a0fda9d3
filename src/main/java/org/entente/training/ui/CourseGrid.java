package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.LiveChanges;
import org.entente.training.CourseId;
import org.entente.training.CourseQuery;
import org.entente.training.CourseQuery.Order;
import org.entente.training.CourseSummary;
import org.entente.training.Courses;
import org.entente.uikit.LazyList;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;

/** A list of courses. */
class CourseGrid extends LazyList<CourseSummary, CourseQuery, Order> {

    private final Courses courses;

    CourseGrid(Courses courses, LiveChanges changes, CourseQuery query) {
        super("courses", query, query.order(), query.descending());
        this.courses = courses;
        column(
                "training.course.title",
                Order.TITLE,
                grid -> grid.addComponentColumn(CourseGrid::name)
                        .setTooltipGenerator(CourseSummary::title)
                        .setWidth("240px")
                        .setFlexGrow(3));
        if (query.workspace() == null) {
            column(
                    "training.workspace",
                    grid -> grid.addColumn(CourseSummary::workspaceName)
                            .setWidth("120px")
                            .setFlexGrow(1));
        }
        column(
                "training.provider",
                grid -> grid.addComponentColumn(course -> new NationBadge(course.provider()))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        column(
                "training.discipline",
                grid -> grid.addColumn(course -> TrainingWords.of(course.discipline()))
                        .setWidth("120px")
                        .setFlexGrow(1));
        column(
                "training.level",
                grid -> grid.addColumn(course -> course.level() == null ? "" : TrainingWords.of(course.level()))
                        .setWidth("110px")
                        .setFlexGrow(0));
        column(
                "training.languages",
                grid -> grid.addColumn(CourseGrid::languages)
                        .setTooltipGenerator(course -> TrainingWords.languages(course.languages()))
                        .setWidth("100px")
                        .setFlexGrow(0));
        column(
                "training.length",
                grid -> grid.addColumn(course -> course.days() == null ? "" : TrainingWords.length(course.days()))
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("90px")
                        .setFlexGrow(0));
        column(
                "training.next",
                Order.NEXT,
                grid -> grid.addColumn(CourseGrid::next).setWidth("120px").setFlexGrow(0));
        follow(changes, Courses.TOPIC);
    }

    @Override
    protected List<CourseSummary> read(CourseQuery wanted, int offset, int limit) {
        return courses.list(wanted, offset, limit);
    }

    @Override
    protected Object id(CourseSummary course) {
        return course.id();
    }

    @Override
    protected ConfidentialityLabel label(CourseSummary course) {
        return course.label();
    }

    @Override
    protected boolean isThere(String id) {
        return CourseId.parse(id).filter(courses::isThere).isPresent();
    }

    @Override
    protected CourseQuery ordered(CourseQuery wanted, Order order, boolean descending) {
        return wanted.ordered(order, descending);
    }

    @Override
    protected Component card(CourseSummary course) {
        return PhoneCards.card(
                title(course),
                new NationBadge(course.provider()),
                code(course),
                new Span(TrainingWords.of(course.discipline())),
                new Span(languages(course)),
                new Span(next(course)));
    }

    private static Div title(CourseSummary course) {
        RouterLink link = new RouterLink(
                course.title(),
                CourseView.class,
                new RouteParameters("course", course.id().toString()));
        link.addClassName("plan-link");
        Div cell = new Div(new MarkingChip(course.label()), link);
        cell.addClassName("plan-name");
        return cell;
    }

    private static Component name(CourseSummary course) {
        Div cell = title(course);
        cell.add(code(course));
        return cell;
    }

    private static Span code(CourseSummary course) {
        Span code = new Span(Objects.requireNonNullElse(course.code(), ""));
        code.addClassName("course-code");
        return code;
    }

    private static String languages(CourseSummary course) {
        return course.languages().stream()
                .map(one -> one.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String next(CourseSummary course) {
        return course.next() == null ? "" : TrainingWords.day(course.next());
    }
}
