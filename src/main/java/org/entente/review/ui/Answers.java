package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Set;
import org.entente.audit.trail.EntryOrigin;
import org.entente.review.Person;
import org.entente.review.Questions;
import org.entente.shared.DateTimeGroup;
import org.entente.shared.NationCode;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Words;

/** What the lines of answers have in common. */
final class Answers {

    private Answers() {}

    /** @param vouched false for what did not come through the portal */
    static Component who(Person person, boolean vouched) {
        NationCode nation = person.nation();
        String name = person.name();
        String known = name == null ? Words.of("review.answer.no-member", person.id()) : name;
        Component who = nation == null ? new Span(known) : who(nation, known);
        return vouched ? who : new Div(who, new UnvouchedBadge());
    }

    /** That so many entries did not come through the portal, are listed last and not counted; nothing where there are none. */
    static Component strangers(long entries) {
        Div told = new Div();
        told.setVisible(entries > 0);
        if (entries > 0) {
            told.addClassName("seal-words");
            told.getElement().setAttribute("role", "note");
            told.add(new Paragraph(
                    new Span(Words.of("review.answer.strangers", entries) + " "),
                    entries(AuditSearch.ALL.ofOrigins(Set.of(EntryOrigin.UNKNOWN)))));
        }
        return told;
    }

    /** That there are more lines than are shown. */
    static Component cut(String key) {
        Paragraph told = new Paragraph(Words.of(key, number(Questions.MOST_LINES)));
        told.getElement().setAttribute("role", "note");
        return told;
    }

    static Component who(NationCode nation, String name) {
        Span who = new Span(new NationBadge(nation), new Span(name));
        who.addClassName("entry-who");
        return who;
    }

    /** The way to the entries behind a line. */
    static RouterLink entries(AuditSearch search) {
        RouterLink link = new RouterLink(Words.of("review.answer.entries"), AuditView.class);
        link.setQueryParameters(search.address());
        return link;
    }

    static String time(Instant instant) {
        return DateTimeGroup.format(instant);
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(Words.language()).format(number);
    }
}
