package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.entente.shared.DateTimeGroup;

/** Times as people read them. */
public final class Times {

    private Times() {}

    /** The date-time group, with the reader's own time beside it. */
    public static Component dtg(Instant instant) {
        Span group = new Span(DateTimeGroup.format(instant));
        group.addClassName("dtg");
        Span local = new Span(local(instant));
        local.addClassName("local-time");
        Span time = new Span(group, local);
        time.addClassName("time");
        time.getElement().setAttribute("title", local.getText());
        return time;
    }

    /** The instant where the reader is, to the minute. */
    public static String local(Instant instant) {
        ZoneId zone = zone();
        String pattern = instant.atZone(zone).toLocalDate().equals(LocalDate.now(zone)) ? "HH:mm" : "d MMM HH:mm";
        String text = DateTimeFormatter.ofPattern(pattern, Words.language())
                .withZone(zone)
                .format(instant);
        return Words.of("uikit.time.local", text);
    }

    /** A day in full, day first, with the month in the reader's language. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Words.language()).format(day);
    }

    /** The reader's time zone; UTC while the browser has not told it. */
    public static ZoneId zone() {
        UI page = UI.getCurrent();
        String id =
                page == null ? null : page.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return id == null || id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
