package org.entente.message.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.member.Person;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Words;

/** Offers, for an @ at the end of what is typed, those who would read it. Nobody else can be mentioned. */
class MentionPicker extends Div {

    private static final int OFFERED = 6;
    private static final Pattern BEGUN = Pattern.compile("(?s)(.*(?:^|\\s))@([\\p{L}\\p{N} .'’-]{0,40})");

    private final TextArea text;
    private final Supplier<List<Person>> audience;

    MentionPicker(TextArea text, Supplier<List<Person>> audience) {
        this.text = text;
        this.audience = audience;
        addClassName("mention-picker");
        getElement().setAttribute("role", "group").setAttribute("aria-label", Words.of("message.mention"));
        setVisible(false);
        text.addValueChangeListener(typed -> offer(typed.getValue()));
    }

    private void offer(String typed) {
        removeAll();
        Matcher begun = BEGUN.matcher(typed);
        if (begun.matches()) {
            String part = begun.group(2).toLowerCase(Locale.ROOT);
            audience.get().stream()
                    .filter(person -> person.displayName()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(part)
                            && !person.displayName().toLowerCase(Locale.ROOT).equals(part))
                    .limit(OFFERED)
                    .forEach(person -> add(choice(begun.group(1), person)));
        }
        setVisible(getComponentCount() > 0);
    }

    private NativeButton choice(String before, Person person) {
        NativeButton choice = new NativeButton();
        choice.add(new NationBadge(person.nation()), new Span(person.displayName()));
        choice.addClassName("mention-choice");
        choice.addClickListener(click -> {
            text.setValue(before + "@" + person.displayName() + " ");
            text.focus();
        });
        return choice;
    }
}
