package org.entente.exercise.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes entries as iCalendar (RFC 5545). Each begins its title with its portion mark and tells the whole marking below. */
final class CalendarFile {

    private CalendarFile() {}

    /**
     * @param marking of all of it together; empty for none
     * @param portal the portal's address without a slash at its end; empty for entries without a link
     */
    static byte[] of(List<CalendarEntry> entries, String marking, String portal) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Entente//Exercises//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "Entente"));
        if (!marking.isEmpty()) {
            calendar.add(new XProperty("X-WR-CALDESC", marking));
        }
        entries.forEach(entry -> calendar.add(event(entry, portal)));
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(CalendarEntry entry, String portal) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.id() + "@entente"));
        event.add(new DtStamp(entry.updatedAt()));
        event.add(new DtStart<LocalDate>(entry.starts()));
        // The end of a day in a calendar is the day after, RFC 5545 section 3.6.1.
        event.add(new DtEnd<LocalDate>(entry.ends().plusDays(1)));
        event.add(new Sequence(entry.version()));
        event.add(new Summary(entry.portion() + " " + entry.title()));
        event.add(new Description(entry.marking()));
        event.add(new Clazz(Clazz.VALUE_CONFIDENTIAL));
        event.add(new Status(
                switch (entry.state()) {
                    case TENTATIVE -> Status.VALUE_TENTATIVE;
                    case CONFIRMED -> Status.VALUE_CONFIRMED;
                    case CANCELLED -> Status.VALUE_CANCELLED;
                }));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        String place = entry.place();
        if (place != null) {
            event.add(new Location(place));
        }
        if (!portal.isEmpty()) {
            event.add(new Url(URI.create(portal + "/exercises/" + entry.plan())));
        }
        return event;
    }
}
