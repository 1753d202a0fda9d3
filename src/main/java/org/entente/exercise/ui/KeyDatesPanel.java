package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entente.binding.Bindings;
import org.entente.exercise.PartialDate;
import org.entente.exercise.calendar.ExerciseCalendar;
import org.entente.exercise.planning.KeyDate;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.PlanSections;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** The key dates of a plan as a line of time, computed by a template and then changed one by one. */
final class KeyDatesPanel extends Div {

    private final KeyDates dates;
    private final ExerciseCalendar calendar;
    private final Clock clock;
    private final PlanContext page;
    private List<KeyDate> shown = List.of();

    KeyDatesPanel(KeyDates dates, ExerciseCalendar calendar, LiveChanges changes, Clock clock, PlanContext page) {
        this.dates = dates;
        this.calendar = calendar;
        this.clock = clock;
        this.page = page;
        addClassName("plan-part");
        ScreenMarking.show(this, List.of(page.plan().label()));
        show(dates.list(page.plan().id()));
        LiveView.listen(this, changes, PlanSections.TOPIC, change -> {
            if (change.concerns(page.plan().id())) {
                readAgain();
            }
        });
    }

    private void readAgain() {
        List<KeyDate> now = dates.list(page.plan().id());
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(List<KeyDate> now) {
        shown = new ArrayList<>(now);
        removeAll();
        Div head = new Div(new H2(Words.of("exercise.dates")), actions());
        head.addClassName("part-head");
        add(head);
        if (now.isEmpty()) {
            add(new EmptyState(Words.of(page.writable() ? "exercise.dates.empty" : "exercise.dates.empty.reader")));
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        OrderedList list = new OrderedList();
        list.addClassName("date-list");
        now.forEach(date -> list.add(item(date, today)));
        add(list);
    }

    private Component actions() {
        Div actions = new Div();
        actions.addClassName("part-actions");
        Anchor file = new Anchor(DownloadHandler.fromInputStream(this::file), Words.of("exercise.dates.file"));
        file.addClassName("button-link");
        file.getElement().setAttribute("title", Words.of("exercise.dates.file.help", calendar.highestLevel()));
        if (calendarTakes()) {
            actions.add(file);
        }
        if (page.writable()) {
            Button compute = new Button(
                    Words.of("exercise.dates.compute"), Icons.of("calendar"), click -> sheet().compute(shown));
            Button add = new Button(Words.of("exercise.dates.add"), Icons.of("plus"), click -> sheet().add());
            actions.add(compute, add);
        }
        return actions;
    }

    private boolean calendarTakes() {
        return calendar.takes(page.plan().label());
    }

    private DownloadResponse file(DownloadEvent event) {
        return calendar.file(page.plan().id(), Words.readerLanguages())
                .map(answer -> {
                    answer.binding().ifPresent(binding -> event.getResponse().setHeader(Bindings.HEADER, binding));
                    return new DownloadResponse(
                            new ByteArrayInputStream(answer.content()),
                            ExerciseCalendar.FILE_NAME,
                            "text/calendar;charset=UTF-8",
                            answer.content().length);
                })
                .orElseGet(() -> DownloadResponse.error(404));
    }

    private ListItem item(KeyDate one, LocalDate today) {
        KeyDateData data = one.data();
        Span code = new Span(data.code());
        code.addClassName("date-code");
        Span title = new Span(data.title());
        title.addClassName("date-title");
        Span when = new Span(ExerciseWords.shortPeriod(PartialDate.of(data.starts()), PartialDate.of(data.ends())));
        when.addClassName("date-when");
        Div text = new Div(title);
        text.addClassName("date-text");
        if (data.place() != null) {
            Span place = new Span(data.place());
            place.addClassName("muted");
            text.add(place);
        }
        ListItem item = new ListItem(when, code, text);
        item.setClassName("past", data.ends().isBefore(today));
        if (page.writable()) {
            Button edit = new Button(Icons.of("edit"), click -> sheet().edit(one));
            edit.setAriaLabel(Words.of("exercise.dates.edit", data.code()));
            Button remove = new Button(Icons.of("remove"), click -> remove(one));
            remove.setAriaLabel(Words.of("exercise.dates.remove", data.code()));
            edit.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            Div actions = new Div(edit, remove);
            actions.addClassName("part-actions");
            item.add(actions);
        }
        return item;
    }

    private KeyDateSheet sheet() {
        return new KeyDateSheet(dates, page, this::readAgain);
    }

    private void remove(KeyDate one) {
        new ConfirmQuestion(
                        Words.of("exercise.dates.remove.question", one.data().title()),
                        Words.of("exercise.dates.remove.verb"),
                        () -> PartNotices.attempt(
                                () -> {
                                    dates.remove(page.plan().id(), one.id(), one.version());
                                    Notices.show(Words.of("exercise.dates.removed"));
                                },
                                this::readAgain))
                .destructive()
                .open();
    }
}
