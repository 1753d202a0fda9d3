package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.training.CourseId;
import org.entente.training.CourseQuery;
import org.entente.training.CourseSummary;
import org.entente.training.Courses;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** A lazy list of courses. It reads only what is on screen, tells the banners what that is, and reads again when it changes. */
class CourseGrid extends Grid<CourseSummary> {

    private static final int PAGE = 50;

    private final Courses courses;
    private final Set<CourseId> onScreen = new HashSet<>();
    private final Set<ConfidentialityLabel> labels = new HashSet<>();
    private CourseQuery query;

    CourseGrid(Courses courses, LiveChanges changes, CourseQuery query) {
        super(PAGE);
        this.courses = courses;
        this.query = query;
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("plan-grid");
        setSizeFull();
        addColumns(query.workspace() == null);
        addSortListener(sorted -> setQuery(ordered(sorted.getSortOrder())));
        setItems(page -> fetch(page.getOffset(), page.getLimit()));
        LiveView.listen(this, changes, Courses.TOPIC, this::changed);
        PhoneCards.in(this, CourseGrid::card);
    }

    final void setQuery(CourseQuery wanted) {
        query = wanted;
        readAgain();
    }

    final CourseQuery query() {
        return query;
    }

    private void addColumns(boolean withWorkspace) {
        addComponentColumn(CourseGrid::name)
                .setHeader(Words.of("training.course.title"))
                .setKey(CourseQuery.Order.TITLE.name())
                .setWidth("240px")
                .setFlexGrow(3)
                .setSortProperty(CourseQuery.Order.TITLE.name());
        if (withWorkspace) {
            addColumn(CourseSummary::workspaceName)
                    .setHeader(Words.of("training.workspace"))
                    .setWidth("120px")
                    .setFlexGrow(1)
                    .setSortable(false);
        }
        addComponentColumn(course -> new NationBadge(course.provider()))
                .setHeader(Words.of("training.provider"))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setSortable(false);
        addColumn(course -> TrainingWords.of(course.discipline()))
                .setHeader(Words.of("training.discipline"))
                .setWidth("120px")
                .setFlexGrow(1)
                .setSortable(false);
        addColumn(course -> course.level() == null ? "" : TrainingWords.of(course.level()))
                .setHeader(Words.of("training.level"))
                .setWidth("110px")
                .setFlexGrow(0)
                .setSortable(false);
        addColumn(CourseGrid::languages)
                .setHeader(Words.of("training.languages"))
                .setTooltipGenerator(course -> TrainingWords.languages(course.languages()))
                .setWidth("100px")
                .setFlexGrow(0)
                .setSortable(false);
        addColumn(course -> course.days() == null ? "" : TrainingWords.length(course.days()))
                .setHeader(Words.of("training.length"))
                .setWidth("90px")
                .setFlexGrow(0)
                .setSortable(false);
        addColumn(CourseGrid::next)
                .setHeader(Words.of("training.next"))
                .setKey(CourseQuery.Order.NEXT.name())
                .setWidth("120px")
                .setFlexGrow(0)
                .setSortProperty(CourseQuery.Order.NEXT.name());
        sort(List.of(new GridSortOrder<>(
                getColumnByKey(query.order().name()),
                query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }

    private Stream<CourseSummary> fetch(int offset, int limit) {
        List<CourseSummary> found = courses.list(query, offset, limit);
        found.forEach(course -> {
            onScreen.add(course.id());
            labels.add(course.label());
        });
        ScreenMarking.show(this, labels);
        return found.stream();
    }

    // Others learn nothing from a change of what they may not see, not even that their list was read again.
    private void changed(Change change) {
        boolean concernsUs = change.id().equals(Change.ANY)
                || CourseId.parse(change.id())
                        .filter(id -> onScreen.contains(id) || courses.isThere(id))
                        .isPresent();
        if (concernsUs) {
            readAgain();
        }
    }

    private void readAgain() {
        onScreen.clear();
        labels.clear();
        getDataProvider().refreshAll();
    }

    private CourseQuery ordered(List<GridSortOrder<CourseSummary>> orders) {
        if (orders.isEmpty()) {
            return query.ordered(CourseQuery.Order.NEXT, false);
        }
        GridSortOrder<CourseSummary> order = orders.getFirst();
        return query.ordered(
                CourseQuery.Order.valueOf(order.getSorted().getKey()),
                order.getDirection() == SortDirection.DESCENDING);
    }

    private static Component name(CourseSummary course) {
        RouterLink link = new RouterLink(
                course.title(),
                CourseView.class,
                new RouteParameters("course", course.id().toString()));
        link.addClassName("plan-link");
        Div cell = new Div(new MarkingChip(course.label()), link);
        if (course.code() != null) {
            Span code = new Span(course.code());
            code.addClassName("muted");
            cell.add(code);
        }
        cell.addClassName("plan-name");
        return cell;
    }

    private static String languages(CourseSummary course) {
        return course.languages().stream()
                .map(one -> one.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String next(CourseSummary course) {
        return course.next() == null ? "" : TrainingWords.day(course.next());
    }

    private static Component card(CourseSummary course) {
        return PhoneCards.card(
                name(course),
                new NationBadge(course.provider()),
                new Span(TrainingWords.of(course.discipline())),
                new Span(languages(course)),
                new Span(next(course)));
    }
}
