package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.exercise.calendar.CalendarFeeds;
import org.entente.exercise.calendar.ExerciseCalendar;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Notices;
import org.entente.uikit.SettingsSection;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** One's own secret calendar address: made, shown once, renewed and withdrawn. */
@org.springframework.stereotype.Component
class CalendarSection implements SettingsSection {

    private final CalendarFeeds feeds;
    private final ExerciseCalendar calendar;
    private final CurrentMember currentMember;
    private final String portal;

    CalendarSection(
            CalendarFeeds feeds,
            ExerciseCalendar calendar,
            CurrentMember currentMember,
            @Value("${entente.public-url:}") String portal) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.currentMember = currentMember;
        this.portal = portal;
    }

    @Override
    public String title() {
        return Words.of("exercise.calendar");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        Div content = new Div();
        show(content, null);
        return content;
    }

    private void show(Div content, @Nullable String address) {
        content.removeAll();
        Optional<Instant> made = feeds.madeAt();
        content.add(new Paragraph(Words.of("exercise.calendar.what", calendar.highestLevel())));
        if (address != null) {
            TextField field = new TextField(Words.of("exercise.calendar.address"), address, "");
            field.setReadOnly(true);
            field.setAutoselect(true);
            field.setWidthFull();
            field.setHelperText(Words.of("exercise.calendar.once"));
            content.add(field);
        }
        Div actions = new Div();
        actions.addClassName("part-actions");
        if (made.isEmpty()) {
            Button make = new Button(Words.of("exercise.calendar.make"), click -> make(content));
            make.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(make);
        } else {
            Paragraph since = new Paragraph(Words.of("exercise.calendar.since"));
            since.add(Times.dtg(made.get()));
            since.addClassName("muted");
            content.add(since);
            actions.add(
                    new Button(
                            Words.of("exercise.calendar.renew"),
                            click -> ask("exercise.calendar.renew", () -> make(content))),
                    new Button(
                            Words.of("exercise.calendar.withdraw"),
                            click -> ask("exercise.calendar.withdraw", () -> withdraw(content))));
        }
        content.add(actions);
    }

    private static void ask(String key, Runnable then) {
        new ConfirmQuestion(Words.of("exercise.calendar.question"), Words.of(key), then)
                .because(Words.of("exercise.calendar.question.text"))
                .destructive()
                .open();
    }

    private void make(Div content) {
        show(content, portal + "/" + feeds.make());
    }

    private void withdraw(Div content) {
        feeds.withdraw();
        show(content, null);
        Notices.show(Words.of("exercise.calendar.withdrawn"));
    }
}
