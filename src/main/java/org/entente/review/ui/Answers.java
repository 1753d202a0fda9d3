package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.text.NumberFormat;
import java.time.Instant;
import org.entente.review.Person;
import org.entente.shared.DateTimeGroup;
import org.entente.shared.NationCode;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Words;

/** What the lines of answers have in common. */
final class Answers {

    private Answers() {}

    static Component who(Person person) {
        return who(person.nation(), person.name());
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
